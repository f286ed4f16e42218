/*
 * Calls every implementation in the same way, through its vtable, and has callgrind count.
 *
 *     driver count    for each row, one dump of `ROUNDS` rounds and one of twice as many
 *     driver time     for each row, the nanoseconds of a round, in turn for all implementations
 *
 * Two counts, so that what happens once is what they have in common. The implementation `blank` does nothing: what it
 * costs is the driver's own share, and that of the session.
 */

#define _POSIX_C_SOURCE 200809L

#include "interface.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <valgrind/callgrind.h>

enum { ROUNDS = 1000, TIMED_ROUNDS = 1000000, TIMED_PASSES = 15, BUFFER = 65 };

static const struct guid iid_helper = {
    0x9240A6CB, 0xAF41, 0x11D2, {0x8C, 0x3B, 0x00, 0x10, 0x4B, 0x2A, 0x66, 0x76}};

/* A session that costs next to nothing, so that what is counted is the helper. */

static int32_t session_query_interface(struct session *session, const struct guid *iid, void **found) {
    (void)session;
    (void)iid;
    *found = NULL;
    return (int32_t)0x80004002;
}

static uint32_t session_add_ref(struct session *session) {
    return ++session->references;
}

static uint32_t session_release(struct session *session) {
    return --session->references;
}

static const struct session_vtable session_vtable = {
    session_query_interface, session_add_ref, session_release};

/* Volatile, so that the compiler can't know the session's methods by name. */
static struct session *volatile the_session;

/* The implementation that does nothing. Each of its functions is one instruction, the return. */

static void nothing(void) {}

typedef void function(void);

static struct helper_vtable blank_vtable;
static struct helper blank_helper = {&blank_vtable};

static void make_blank_vtable(void) {
    function *const methods[] = {nothing, nothing, nothing, nothing, nothing, nothing, nothing};
    memcpy(&blank_vtable, methods, sizeof methods);
}

static struct helper *blank(const struct profile *profile, struct session *session) {
    (void)profile;
    (void)session;
    return &blank_helper;
}

/* The rows. `found` and `session` live outside of the loops: `blank` hands out nothing. */

struct subject {
    create *create;
    const struct profile *profile;
    struct helper *helper;
};

static void references(struct subject *subject, long rounds) {
    struct helper *helper = subject->helper;
    while (rounds--) {
        helper->vtable->add_ref(helper);
        helper->vtable->release(helper);
    }
}

static void query_interface(struct subject *subject, long rounds) {
    struct helper *helper = subject->helper;
    void *found = helper;
    while (rounds--) {
        helper->vtable->query_interface(helper, &iid_helper, &found);
        struct helper *same = found;
        same->vtable->release(same);
    }
}

static void identity(struct subject *subject, long rounds) {
    struct helper *helper = subject->helper;
    uint16_t buffer[BUFFER];
    while (rounds--) {
        uint32_t size = BUFFER;
        helper->vtable->get_identity(helper, buffer, &size);
    }
}

static void identity_too_small(struct subject *subject, long rounds) {
    struct helper *helper = subject->helper;
    uint16_t buffer[BUFFER];
    while (rounds--) {
        uint32_t size = 1;
        helper->vtable->get_identity(helper, buffer, &size);
    }
}

static void get_session(struct subject *subject, long rounds) {
    struct helper *helper = subject->helper;
    struct session *session = the_session;
    while (rounds--) {
        helper->vtable->get_mapi_session(helper, &session);
        session->vtable->release(session);
    }
}

static void hands_off(struct subject *subject, long rounds) {
    struct helper *helper = subject->helper;
    while (rounds--) {
        helper->vtable->hands_off_session(helper);
    }
}

static void cycle(struct subject *subject, long rounds) {
    struct helper *helper = subject->helper;
    struct session *session = the_session;
    while (rounds--) {
        helper->vtable->get_mapi_session(helper, &session);
        session->vtable->release(session);
        helper->vtable->hands_off_session(helper);
    }
}

static void place_holder(struct subject *subject, long rounds) {
    struct helper *helper = subject->helper;
    while (rounds--) {
        helper->vtable->place_holder_1(helper, NULL);
    }
}

/* A helper gets the session with a reference, and releases it when it goes. */
static struct helper *made(create *create, const struct profile *profile) {
    struct session *session = the_session;
    session->vtable->add_ref(session);
    return create(profile, session);
}

static void life(struct subject *subject, long rounds) {
    while (rounds--) {
        struct helper *helper = made(subject->create, subject->profile);
        helper->vtable->release(helper);
    }
}

enum kind { OWNER, BORROWER, FIXED_OWNER, FIXED_BORROWER, KINDS };

struct row {
    const char *name;
    enum kind kind;
    void (*run)(struct subject *, long);
    /* Whether the owner holds a session meanwhile. */
    int held;
    /* How many calls into the helper a round makes, its creation being one. */
    int calls;
};

static const struct row rows[] = {
    {"AddRef + Release", OWNER, references, 0, 2},
    {"QueryInterface + Release", OWNER, query_interface, 0, 2},
    {"GetIdentity, fits", OWNER, identity, 0, 1},
    {"GetIdentity, too small", OWNER, identity_too_small, 0, 1},
    {"GetMapiSession + its Release, owner", OWNER, get_session, 1, 1},
    {"GetMapiSession + its Release, borrower", BORROWER, get_session, 0, 1},
    {"HandsOffSession, owner, none held", OWNER, hands_off, 0, 1},
    {"HandsOffSession, borrower", BORROWER, hands_off, 0, 1},
    {"open, hand off", OWNER, cycle, 0, 2},
    {"PlaceHolder1", OWNER, place_holder, 0, 1},
    {"create, drop, owner, fixed profile", FIXED_OWNER, life, 0, 2},
    {"create, drop, borrower, fixed profile", FIXED_BORROWER, life, 0, 2},
    {"create, drop, owner, profile in it", OWNER, life, 0, 2},
    {"create, drop, borrower, profile in it", BORROWER, life, 0, 2},
};

struct implementation {
    const char *name;
    const struct profile *(*profile)(void);
    create *create[KINDS];
};

static const struct implementation implementations[] = {
    {"blank", cpp_profile, {blank, blank, blank, blank}},
    {"macro", rust_profile, {macro_owner, macro_borrower, macro_fixed_owner, macro_fixed_borrower}},
    {"cpp", cpp_profile, {cpp_owner, cpp_borrower, cpp_fixed_owner, cpp_fixed_borrower}},
    {"implement",
     rust_profile,
     {implement_owner, implement_borrower, implement_fixed_owner, implement_fixed_borrower}},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Makes the subject of a row, and has it called once: what is resolved by the first call is resolved then. */
static struct subject begin(const struct implementation *implementation, const struct row *row) {
    create *create = implementation->create[row->kind];
    const struct profile *profile = implementation->profile();
    struct subject subject = {create, profile, made(create, profile)};
    row->run(&subject, 1);
    if (row->held) {
        struct session *session = the_session;
        subject.helper->vtable->get_mapi_session(subject.helper, &session);
        session->vtable->release(session);
    }
    return subject;
}

static void count(void) {
    for (size_t i = 0; i < COUNT(implementations); ++i) {
        for (size_t r = 0; r < COUNT(rows); ++r) {
            struct subject subject = begin(&implementations[i], &rows[r]);
            char once[128];
            char twice[128];
            snprintf(once, sizeof once, "%s|%s|1|%d", implementations[i].name, rows[r].name, rows[r].calls);
            snprintf(twice, sizeof twice, "%s|%s|2|%d", implementations[i].name, rows[r].name, rows[r].calls);
            CALLGRIND_ZERO_STATS;
            rows[r].run(&subject, ROUNDS);
            CALLGRIND_DUMP_STATS_AT(once);
            CALLGRIND_ZERO_STATS;
            rows[r].run(&subject, 2 * ROUNDS);
            CALLGRIND_DUMP_STATS_AT(twice);
            subject.helper->vtable->release(subject.helper);
        }
    }
}

static double nanoseconds(const struct row *row, struct subject *subject) {
    struct timespec start;
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    row->run(subject, TIMED_ROUNDS);
    clock_gettime(CLOCK_MONOTONIC, &end);
    double elapsed = (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
    return elapsed / TIMED_ROUNDS;
}

static void *end(void *argument) {
    return argument;
}

/* Has a second thread, for a moment. Where there has been none, glibc's locks do without locked instructions, which
 * they can't where COM is. */
static void have_threads(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, end, NULL) != 0 || pthread_join(thread, NULL) != 0) {
        fprintf(stderr, "a thread can't be had\n");
        exit(EXIT_FAILURE);
    }
}

/* The fastest of several passes, all implementations having had their turn in each: whatever else the machine was
 * doing took time, and never gave any. */
static void measure_time(void) {
    have_threads();
    for (size_t r = 0; r < COUNT(rows); ++r) {
        struct subject subjects[COUNT(implementations)];
        double best[COUNT(implementations)];
        for (size_t i = 0; i < COUNT(implementations); ++i) {
            subjects[i] = begin(&implementations[i], &rows[r]);
            best[i] = nanoseconds(&rows[r], &subjects[i]);
        }
        for (int pass = 1; pass < TIMED_PASSES; ++pass) {
            for (size_t i = 0; i < COUNT(implementations); ++i) {
                double now = nanoseconds(&rows[r], &subjects[i]);
                best[i] = now < best[i] ? now : best[i];
            }
        }
        for (size_t i = 0; i < COUNT(implementations); ++i) {
            printf("%s|%s|%.3f\n", implementations[i].name, rows[r].name, best[i]);
            subjects[i].helper->vtable->release(subjects[i].helper);
        }
    }
}

int main(int argc, char **argv) {
    static struct session session = {&session_vtable, 1};
    the_session = &session;
    make_blank_vtable();
    if (argc == 2 && strcmp(argv[1], "count") == 0) {
        count();
    } else if (argc == 2 && strcmp(argv[1], "time") == 0) {
        measure_time();
    } else {
        fprintf(stderr, "usage: driver count|time\n");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
