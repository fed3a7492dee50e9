/* Lets one write of a program fail, or the program die there, and moves its clock: a library to preload.
 *
 * Counted are the calls that change files under FAULT_ROOTS (colon-separated prefixes), in order, from 1:
 * write pwrite ftruncate fsync fdatasync rename link unlink mkdir, and open with O_CREAT or O_TRUNC.
 *
 *   FAULT_TRACE=FILE   append one line "number call path" for each counted call
 *   FAULT_AT=N         the call that is struck
 *   FAULT_MODE         ENOSPC, EIO: this one call fails; ENOSPC+: from here on every call that needs room fails
 *                      KILL: the process dies before the call; TEAR: it dies after half of what it wanted to write
 *   CLOCK_OFFSET_MS=N  added to CLOCK_REALTIME
 *
 * Build: cc -shared -fPIC -O1 -o faults.so faults.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static atomic_long counter;

static int is_watched(const char *path) {
    const char *root = getenv("FAULT_ROOTS");
    while (root && *root) {
        const char *end = strchrnul(root, ':');
        if (end > root && strncmp(path, root, (size_t)(end - root)) == 0) return 1;
        root = *end ? end + 1 : end;
    }
    return 0;
}

static void trace(long number, const char *call, const char *path) {
    const char *file = getenv("FAULT_TRACE");
    if (!file) return;
    char line[4400];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", number, call, path);
    int descriptor = REAL(open)(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0) return;
    if (REAL(write)(descriptor, line, (size_t)length) < 0) abort();
    close(descriptor);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* 0: go on. 1: fail with errno set. 2: write half and die. */
static int strike(const char *call, const char *path, int needs_room) {
    if (!is_watched(path)) return 0;
    long number = atomic_fetch_add(&counter, 1) + 1;
    trace(number, call, path);
    const char *at = getenv("FAULT_AT");
    const char *mode = getenv("FAULT_MODE");
    if (!at || !mode) return 0;
    long place = atol(at);
    if (strcmp(mode, "ENOSPC+") == 0) {
        if (number < place || !needs_room) return 0;
        errno = ENOSPC;
        return 1;
    }
    if (number != place) return 0;
    if (strcmp(mode, "KILL") == 0) die();
    if (strcmp(mode, "TEAR") == 0) return 2;
    errno = strcmp(mode, "ENOSPC") == 0 ? ENOSPC : EIO;
    return 1;
}

static int strike_file(const char *call, int descriptor, int needs_room) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strike(call, path, needs_room);
}

ssize_t write(int file, const void *bytes, size_t count) {
    int verdict = strike_file("write", file, 1);
    if (verdict == 1) return -1;
    if (verdict == 2) {
        if (REAL(write)(file, bytes, count / 2) < 0) abort();
        die();
    }
    return REAL(write)(file, bytes, count);
}

#define PWRITE(name, offset_t)                                                    \
    ssize_t name(int file, const void *bytes, size_t count, offset_t offset) {    \
        int verdict = strike_file("pwrite", file, 1);                             \
        if (verdict == 1) return -1;                                              \
        if (verdict == 2) {                                                       \
            if (REAL(name)(file, bytes, count / 2, offset) < 0) abort();          \
            die();                                                                \
        }                                                                         \
        return REAL(name)(file, bytes, count, offset);                            \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

/* A call without halves: torn means dead. */
#define WHOLE(call, verdict) \
    switch (verdict) {       \
    case 1: return -1;       \
    case 2: die();           \
    }                        \
    return call

int ftruncate(int file, off_t size) { WHOLE(REAL(ftruncate)(file, size), strike_file("ftruncate", file, 0)); }
int ftruncate64(int file, off64_t size) { WHOLE(REAL(ftruncate64)(file, size), strike_file("ftruncate", file, 0)); }
int fsync(int file) { WHOLE(REAL(fsync)(file), strike_file("fsync", file, 1)); }
int fdatasync(int file) { WHOLE(REAL(fdatasync)(file), strike_file("fdatasync", file, 1)); }
int rename(const char *old, const char *new) { WHOLE(REAL(rename)(old, new), strike("rename", new, 1)); }
int link(const char *old, const char *new) { WHOLE(REAL(link)(old, new), strike("link", new, 1)); }
int unlink(const char *path) { WHOLE(REAL(unlink)(path), strike("unlink", path, 0)); }
int mkdir(const char *path, mode_t mode) { WHOLE(REAL(mkdir)(path, mode), strike("mkdir", path, 1)); }

static int changes(int flags) { return (flags & (O_CREAT | O_TRUNC)) != 0; }

#define OPEN(name)                                                                       \
    int name(const char *path, int flags, ...) {                                         \
        va_list list;                                                                    \
        va_start(list, flags);                                                           \
        mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;                        \
        va_end(list);                                                                    \
        if (!changes(flags)) return REAL(name)(path, flags, mode);                       \
        WHOLE(REAL(name)(path, flags, mode), strike("open", path, 1));                   \
    }
OPEN(open)
OPEN(open64)

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = REAL(clock_gettime)(clock, time);
    const char *offset = getenv("CLOCK_OFFSET_MS");
    if (result == 0 && offset && clock == CLOCK_REALTIME) {
        long long milliseconds = atoll(offset);
        long long total = (long long)time->tv_sec * 1000 + time->tv_nsec / 1000000 + milliseconds;
        time->tv_sec = (time_t)(total / 1000);
        time->tv_nsec = (long)(total % 1000) * 1000000;
    }
    return result;
}
