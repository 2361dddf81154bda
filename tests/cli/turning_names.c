/* A name service and a network for tests. steady.example is 11.0.0.1, a public address; so is
 * turning.example, the first time that it is asked for, and 127.0.0.1 from then on, as
 * inside.example always is. What is
 * connected to 11.0.0.1 reaches 127.0.0.1; other addresses are left as they are. Preloaded by
 * rebinding_test.py. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>

static const char public[] = "11.0.0.1";
static const char local[] = "127.0.0.1";

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
                struct addrinfo **out) {
    static atomic_int asked;
    int (*next)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    void *found = dlsym(RTLD_NEXT, "getaddrinfo");
    memcpy(&next, &found, sizeof next);
    if (name && strcmp(name, "steady.example") == 0)
        name = public;
    else if (name && strcmp(name, "inside.example") == 0)
        name = local;
    else if (name && strcmp(name, "turning.example") == 0)
        name = atomic_fetch_add(&asked, 1) == 0 ? public : local;
    return next(name, service, hints, out);
}

int connect(int file, const struct sockaddr *to, socklen_t length) {
    int (*next)(int, const struct sockaddr *, socklen_t);
    void *found = dlsym(RTLD_NEXT, "connect");
    struct sockaddr_in four;
    memcpy(&next, &found, sizeof next);
    if (to->sa_family != AF_INET || length < sizeof four)
        return next(file, to, length);
    memcpy(&four, to, sizeof four);
    if (four.sin_addr.s_addr == inet_addr(public))
        four.sin_addr.s_addr = inet_addr(local);
    return next(file, (const struct sockaddr *)&four, sizeof four);
}
