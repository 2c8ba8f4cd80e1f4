#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

// Names that the fix would like to use.
extern int on;
#define reuse_addr 1
