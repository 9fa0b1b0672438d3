/* Loaded before the C library (LD_PRELOAD): the FAIL_AT-th write or sync of a file below FAIL_UNDER fails with FAIL_ERRNO,
 * and with FAIL_ON=1 all later ones too. At the end of the process the number of calls is written to FAIL_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls, fail_at, fail_on;
static int fail_errno;
static const char *under;

__attribute__((constructor)) static void begin(void) {
  under = getenv("FAIL_UNDER");
  fail_at = getenv("FAIL_AT") ? atol(getenv("FAIL_AT")) : 0;
  fail_on = getenv("FAIL_ON") ? atol(getenv("FAIL_ON")) : 0;
  fail_errno = getenv("FAIL_ERRNO") ? atoi(getenv("FAIL_ERRNO")) : ENOSPC;
}

__attribute__((destructor)) static void end(void) {
  const char *place = getenv("FAIL_COUNT");
  FILE *file = place && calls ? fopen(place, "w") : NULL;
  under = NULL;
  if (file) {
    fprintf(file, "%ld\n", calls);
    fclose(file);
  }
}

static int fails(int fd) {
  char name[64], path[4096];
  ssize_t length;
  if (!under) return 0;
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  length = readlink(name, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strncmp(path, under, strlen(under))) return 0;
  calls++;
  if (!fail_at || calls < fail_at || (calls > fail_at && !fail_on)) return 0;
  errno = fail_errno;
  return 1;
}

#define WRAPPED(kind, name, params, args)                       \
  kind name params {                                            \
    static kind(*real) params;                                  \
    if (!real) real = (kind(*) params)dlsym(RTLD_NEXT, #name);  \
    return fails(fd) ? -1 : real args;                          \
  }

WRAPPED(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size))
WRAPPED(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WRAPPED(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
WRAPPED(int, fsync, (int fd), (fd))
WRAPPED(int, fdatasync, (int fd), (fd))
WRAPPED(int, ftruncate, (int fd, off_t size), (fd, size))
WRAPPED(int, ftruncate64, (int fd, off64_t size), (fd, size))
