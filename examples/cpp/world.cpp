#include "world.h"

const char *name(Kind kind) {
    switch (kind) {
    case Kind::owner:
        return "owner";
    case Kind::hooked_owner:
        return "owner with a hook";
    case Kind::fixed_owner:
        return "owner with a literal profile";
    case Kind::borrower:
        return "borrower";
    case Kind::lender:
        return "borrower without a field";
    }
    return "?";
}

World::World() : panics_before_(olk_host_panics()) {}

IOlkAccountHelper *World::create(Kind kind, const WCHAR *profile) {
    const olk_host_callbacks host = {this, session, hands_off, drop};
    IOlkAccountHelper *helper = nullptr;
    HRESULT result = E_FAIL;
    switch (kind) {
    case Kind::owner:
        result = olk_host_create_owner(OLK_HOST_DEFAULT, &host, profile, &helper);
        break;
    case Kind::hooked_owner:
        result = olk_host_create_owner(OLK_HOST_HOOKED, &host, profile, &helper);
        break;
    case Kind::fixed_owner:
        result = olk_host_create_owner(OLK_HOST_FIXED, &host, profile, &helper);
        break;
    case Kind::borrower:
        result = olk_host_create_borrower(&lent, &host, profile, &helper);
        break;
    case Kind::lender:
        lends_ = true;
        result = olk_host_create_borrower(nullptr, &host, profile, &helper);
        break;
    }
    if (result == S_OK) {
        ++created_;
    }
    return helper;
}

Session *World::get_session(IOlkAccountHelper *helper) {
    IUnknown *session = nullptr;
    if (helper->GetMapiSession(&session) == S_OK && session != nullptr) {
        return static_cast<Session *>(session);
    }
    ++not_got_;
    useless_.AddRef();
    return &useless_;
}

Session &World::opened(std::size_t index) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return sessions_.at(index);
}

std::size_t World::opened_count() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return sessions_.size();
}

Session *World::open() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return &sessions_.emplace_back();
}

int World::panics() const {
    return static_cast<int>(olk_host_panics() - panics_before_);
}

std::string World::amiss() {
    std::string found;
    if (not_got_ != 0) {
        found += std::to_string(not_got_) + " calls of GetMapiSession gave no session; ";
    }
    if (dropped != created_) {
        found += std::to_string(created_) + " helpers were made, " + std::to_string(dropped) + " dropped; ";
    }
    if (lent.Release() != 0 || lent.misused()) {
        found += "the lent session has " + std::to_string(lent.references()) + " references too many; ";
    }
    for (const Session &session : sessions_) {
        if (session.references() != 0) {
            found += "a session is left with " + std::to_string(session.references()) + " references; ";
        }
        if (session.misused()) {
            found += "a session was used after its last reference was released; ";
        }
    }
    return found;
}

// The callbacks call copies, because what is called may put something else in its own place.

void World::session(void *context, olk_host_answer *answer) {
    World &world = *static_cast<World *>(context);
    ++world.asked;
    if (const auto what = world.on_session) {
        what(*answer);
    } else if (world.lends_) {
        world.lent.AddRef();
        answer->session = &world.lent;
    } else {
        answer->session = world.open();
    }
}

std::uint32_t World::hands_off(void *context, IUnknown *session) {
    World &world = *static_cast<World *>(context);
    ++world.hooked;
    const auto what = world.on_hands_off;
    return what ? what(*static_cast<Session *>(session)) : OLK_HOST_RETURN;
}

std::uint32_t World::drop(void *context) {
    World &world = *static_cast<World *>(context);
    ++world.dropped;
    return world.on_dropped ? world.on_dropped() : OLK_HOST_RETURN;
}
