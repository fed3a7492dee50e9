// The block functions under the EVP interface: a context on the stack, no allocation. Deprecated by name, present in all of 3.x.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
