#include <functional>
#include <stddef.h>
#include <string>
#include <sys/socket.h>

std::function<size_t(const std::string &)> Length = [](const std::string &Text) {
  return Text.size();
};
