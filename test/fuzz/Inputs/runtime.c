/*===--- runtime.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs a generated program, compiled with runtime.h, on make-believe sockets.
// Arguments: the number of runs, and how often each calls the entry. Each run
// takes other branches; the same run of two programs takes the same ones. Prints
// a line for each call:
//
//     run N              a run begins
//     <call> SOCKET      a call; the socket is numbered by its creation
//     set SOCKET         SO_REUSEADDR comes to be on, on a datagram socket
//     unset LINE         a TCP socket listens that was bound there without it,
//                        and was not bound there with it, too
//===----------------------------------------------------------------------===*/

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_SOCKETS = 400, MAX_BINDS = 64, MAX_CALLS = 300 };

struct made {
  int is_datagram;
  int is_tcp;
  int is_on;
  int binds;
  int lines[MAX_BINDS];
  int was_on[MAX_BINDS];
};

static struct made sockets[MAX_SOCKETS];
static int socket_of[MAX_SOCKETS]; /* by descriptor */
static int socket_count, descriptor_count, call_count;
static unsigned choices;

struct sockaddr_in address;
int entry(void);

/* Loops that never end are left after so many calls, or by the alarm. */
static void count_call(void) {
  if (++call_count > MAX_CALLS)
    _exit(0);
}

static struct made *find(int fd) {
  /* A use of a closed or unknown descriptor does nothing. */
  if (fd < 0 || fd >= descriptor_count || socket_of[fd] < 0)
    return NULL;
  return &sockets[socket_of[fd]];
}

static int told(const char *call, const struct made *made) {
  count_call();
  if (!made)
    return -1;
  printf("%s %d\n", call, (int)(made - sockets));
  return 0;
}

static int describe(int number) {
  socket_of[descriptor_count] = number;
  return descriptor_count++;
}

int run_socket(int family, int type) {
  struct made *made = &sockets[socket_count];
  made->is_datagram = type == SOCK_DGRAM;
  made->is_tcp = family != AF_UNIX && type == SOCK_STREAM;
  told("socket", made);
  return describe(socket_count++);
}

int run_setsockopt(int fd, int level, int name, const void *value,
                   socklen_t size) {
  struct made *made = find(fd);
  int on;
  if (!made || level != SOL_SOCKET || name != SO_REUSEADDR ||
      size < sizeof(on))
    return -1;
  memcpy(&on, value, sizeof(on));
  if (on && !made->is_on && made->is_datagram)
    told("set", made);
  made->is_on = on != 0;
  return 0;
}

int run_bind(int line, int fd) {
  struct made *made = find(fd);
  if (made && made->binds < MAX_BINDS) {
    made->lines[made->binds] = line;
    made->was_on[made->binds] = made->is_on;
    made->binds++;
  }
  return told("bind", made);
}

static int was_ever_on(const struct made *made, int line) {
  int i;
  for (i = 0; i < made->binds; i++)
    if (made->lines[i] == line && made->was_on[i])
      return 1;
  return 0;
}

int run_listen(int fd) {
  const struct made *made = find(fd);
  int i;
  for (i = 0; made && made->is_tcp && i < made->binds; i++)
    if (!was_ever_on(made, made->lines[i]))
      printf("unset %d\n", made->lines[i]);
  return told("listen", made);
}

int run_close(int fd) {
  int result = told("close", find(fd));
  if (result == 0)
    socket_of[fd] = -1;
  return result;
}

int run_dup(int fd) {
  const struct made *made = find(fd);
  return told("dup", made) < 0 ? -1 : describe((int)(made - sockets));
}

int cond(void) {
  count_call();
  choices = choices * 1103515245u + 12345u;
  return choices >> 16 & 1;
}

int main(int argc, char **argv) {
  int run, runs = argc > 1 ? atoi(argv[1]) : 1;
  int times = argc > 2 ? atoi(argv[2]) : 1;
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  for (run = 0; run < runs; run++) {
    printf("run %d\n", run);
    if (fork() == 0) {
      alarm(1);
      choices = (unsigned)run * 2654435761u;
      for (; times > 0; times--)
        entry();
      _exit(0);
    }
    wait(NULL);
  }
  return 0;
}
