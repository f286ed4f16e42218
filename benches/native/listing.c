/*
 * Has accounts listed, in each of the ways that there are, and callgrind count.
 *
 * For each way and each number of accounts there is one dump. What happens once has happened before: everything is
 * listed twice, and counted the second time.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <valgrind/callgrind.h>

struct manager;
struct interface;

struct manager *listing_new_manager(uint32_t accounts, bool are_ascii);
void listing_drop_manager(struct manager *manager);
struct interface *listing_interface(const struct manager *manager);

typedef bool list(struct interface *manager);

list listing_by_client, listing_by_hand, listing_by_hand_ascii_first;

static const struct way {
    const char *name;
    list *list;
} ways[] = {
    {"client", listing_by_client},
    {"hand", listing_by_hand},
    {"ascii-first", listing_by_hand_ascii_first},
};

static const uint32_t numbers[] = {10, 100, 1000};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void has_listed(bool success) {
    if (!success) {
        fprintf(stderr, "a listing failed\n");
        exit(EXIT_FAILURE);
    }
}

static void count(const struct way *way, bool are_ascii, uint32_t accounts) {
    struct manager *manager = listing_new_manager(accounts, are_ascii);
    has_listed(way->list(listing_interface(manager)));
    char name[64];
    snprintf(name, sizeof name, "%s|%s|%u", way->name, are_ascii ? "ASCII" : "names", (unsigned)accounts);
    struct interface *interface = listing_interface(manager);
    CALLGRIND_ZERO_STATS;
    bool success = way->list(interface);
    CALLGRIND_DUMP_STATS_AT(name);
    has_listed(success);
    listing_drop_manager(manager);
}

int main(void) {
    for (size_t w = 0; w < COUNT(ways); ++w) {
        for (int are_ascii = 1; are_ascii >= 0; --are_ascii) {
            for (size_t n = 0; n < COUNT(numbers); ++n) {
                count(&ways[w], are_ascii, numbers[n]);
            }
        }
    }
    return EXIT_SUCCESS;
}
