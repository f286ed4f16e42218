// What one rule is checked in: a host with its sessions, and the helpers that it makes.

#ifndef WORLD_H
#define WORLD_H

#include "cpp_host_helpers.h"
#include "session.h"

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <string>

// Every kind of helper that the library makes.
enum class Kind {
    owner,        // releases its session, which is the default
    hooked_owner, // has a hook for it
    fixed_owner,  // has its profile's name in the attribute
    borrower,     // lends the session in its field
    lender,       // asks the host for the session to lend
};
constexpr Kind every_kind[] = {Kind::owner, Kind::hooked_owner, Kind::fixed_owner, Kind::borrower, Kind::lender};
constexpr Kind owners[] = {Kind::owner, Kind::hooked_owner, Kind::fixed_owner};
constexpr Kind borrowers[] = {Kind::borrower, Kind::lender};

const char *name(Kind kind);

class World {
public:
    World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    // A helper with one reference.
    IOlkAccountHelper *create(Kind kind, const WCHAR *profile = OLK_TEXT("Outlook"));

    // What GetMapiSession hands out. Where it fails, that is a mistake that `amiss` tells of, and a session of
    // no use to anybody is returned.
    Session *get_session(IOlkAccountHelper *helper);

    // The session that borrowers lend. The host holds one reference to it, until the world ends.
    Session lent;

    // The sessions that owners have opened, in that order.
    Session &opened(std::size_t index);
    std::size_t opened_count();

    // A session that an owner is to have opened, for callbacks that don't leave it at the default.
    Session *open();

    // What the callbacks do beyond counting. The defaults: owners open a session, borrowers get the lent one,
    // the hook releases, and nothing happens when the helper is dropped.
    std::function<void(olk_host_answer &)> on_session;
    std::function<std::uint32_t(Session &)> on_hands_off;
    std::function<std::uint32_t()> on_dropped;

    // How often the callbacks were called.
    std::atomic<int> asked{0};
    std::atomic<int> hooked{0};
    std::atomic<int> dropped{0};

    // How many panics there were in this world.
    int panics() const;

    // Lets go of the lent session, and says what went wrong with the sessions and helpers of this world.
    std::string amiss();

private:
    static void session(void *context, olk_host_answer *answer);
    static std::uint32_t hands_off(void *context, IUnknown *session);
    static std::uint32_t drop(void *context);

    Session useless_;
    std::atomic<int> not_got_{0};
    std::mutex mutex_;
    std::deque<Session> sessions_;
    bool lends_ = false;
    int created_ = 0;
    std::uint32_t panics_before_;
};

#endif
