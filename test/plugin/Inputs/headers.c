#include <float.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/socket.h>

size_t sizeOfAddress(void) { return sizeof(struct sockaddr); }
