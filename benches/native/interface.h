/* IOlkAccountHelper as C sees it: a pointer to a table of functions. All that the driver knows of a helper. */

#ifndef OLK_BENCHES_INTERFACE_H
#define OLK_BENCHES_INTERFACE_H

#include <stddef.h>
#include <stdint.h>

struct guid {
    uint32_t data1;
    uint16_t data2;
    uint16_t data3;
    uint8_t data4[8];
};

struct session;

struct session_vtable {
    int32_t (*query_interface)(struct session *, const struct guid *, void **);
    uint32_t (*add_ref)(struct session *);
    uint32_t (*release)(struct session *);
};

struct session {
    const struct session_vtable *vtable;
    uint32_t references;
};

struct helper;

struct helper_vtable {
    int32_t (*query_interface)(struct helper *, const struct guid *, void **);
    uint32_t (*add_ref)(struct helper *);
    uint32_t (*release)(struct helper *);
    int32_t (*place_holder_1)(struct helper *, void *);
    int32_t (*get_identity)(struct helper *, uint16_t *, uint32_t *);
    int32_t (*get_mapi_session)(struct helper *, struct session **);
    int32_t (*hands_off_session)(struct helper *);
};

struct helper {
    const struct helper_vtable *vtable;
};

/* The name of a profile, `Outlook`, as the languages have it. */
struct profile;

const struct profile *cpp_profile(void);
const struct profile *rust_profile(void);

/*
 * Makes a helper. It gets the session with a reference, which is its own, and copies the name of the profile. The
 * `fixed` ones have a name in the program, and not in the object.
 */
typedef struct helper *create(const struct profile *, struct session *);

create macro_owner, macro_borrower, macro_fixed_owner, macro_fixed_borrower;
create cpp_owner, cpp_borrower, cpp_fixed_owner, cpp_fixed_borrower;
create implement_owner, implement_borrower, implement_fixed_owner, implement_fixed_borrower;

#endif
