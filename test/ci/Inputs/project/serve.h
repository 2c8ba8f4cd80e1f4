#ifndef SERVE_H
#define SERVE_H

#include <sys/socket.h>

#endif
