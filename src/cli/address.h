/* address.h - which addresses anybody may ask. */
#ifndef PITH_CLI_ADDRESS_H
#define PITH_CLI_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* Is it one of the public internet: of no machine, house, provider or cloud alone? */
bool address_is_public(const struct sockaddr *address);

#endif
