//! What can happen in a history, one step after the other, and how bytes say it.

use crate::support::Hresult;

/// The helper whose history it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Owner,
    /// An owner that leaves the hook to the trait.
    PlainOwner,
    /// A borrower with the session in a field.
    Borrower,
    /// A borrower that lends a session of its choice.
    Lender,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Owner, Self::PlainOwner, Self::Borrower, Self::Lender];

    pub(crate) fn owns(self) -> bool {
        matches!(self, Self::Owner | Self::PlainOwner)
    }
}

/// What a caller does, or what is planned for the next time that code of the user's, or of the session, runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    GetMapiSession,
    HandsOffSession,
    /// `GetMapiSession` with NULL for an out pointer.
    GetMapiSessionNowhere,
    GetIdentity(Buffer),
    /// `GetIdentity` without a size.
    GetIdentityUnsized {
        buffer: bool,
    },
    PlaceHolder1 {
        null: bool,
    },
    QueryInterface {
        iid: Iid,
        nowhere: bool,
    },
    AddRef,
    Release,
    /// The caller has one more reference to a session that it holds.
    AddRefSession(u8),
    ReleaseSession(u8),
    NextOpen(OpenPlan),
    NextHook(HookPlan),
    /// The session's next `AddRef` calls the helper back.
    OnAddRef(u8, Back),
    /// The session's next `Release` calls the helper back.
    OnRelease(u8, Back),
}

/// The caller's buffer for the profile's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Buffer {
    /// How many units it has; NULL stands for a buffer that has none.
    pub(crate) room: Option<u8>,
    /// What the caller says: never more than there are.
    pub(crate) said: u32,
    /// Whether buffer and size lie at odd addresses.
    pub(crate) odd: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Iid {
    Unknown,
    Helper,
    Session,
    Other(u8),
    Null,
}

/// What `open_session` or `lend_session` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OpenPlan {
    Session,
    Error(Hresult),
    Panic,
    CallBack(Back),
}

/// What the hook does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HookPlan {
    Release,
    LogOff,
    PanicBefore,
    PanicAfter,
    Forget,
    ForgetProof,
    CallBackFirst(Back),
    CallBackLast(Back),
}

/// What the helper is called back for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Back {
    GetMapiSession,
    HandsOffSession,
    GetIdentity,
    Count,
}

impl Back {
    fn decode(byte: u8) -> Self {
        match byte % 6 {
            0 | 1 => Self::GetMapiSession,
            2 | 3 => Self::HandsOffSession,
            4 => Self::GetIdentity,
            _ => Self::Count,
        }
    }
}

impl OpenPlan {
    fn decode(kind: u8, detail: u8) -> Self {
        const ERRORS: [Hresult; 4] = [
            Hresult::MAPI_E_LOGON_FAILED,
            Hresult::E_FAIL,
            // Both are mistakes, which mustn't look like success.
            Hresult::S_OK,
            Hresult::S_FALSE,
        ];
        match kind % 5 {
            0 => Self::Session,
            1 => Self::Error(ERRORS[usize::from(detail) % ERRORS.len()]),
            2 => Self::Panic,
            _ => Self::CallBack(Back::decode(detail)),
        }
    }
}

impl HookPlan {
    fn decode(kind: u8, detail: u8) -> Self {
        match kind % 10 {
            0 => Self::Release,
            1 => Self::LogOff,
            2 => Self::PanicBefore,
            3 => Self::PanicAfter,
            4 => Self::Forget,
            5 => Self::ForgetProof,
            6 | 7 => Self::CallBackFirst(Back::decode(detail)),
            _ => Self::CallBackLast(Back::decode(detail)),
        }
    }
}

impl Buffer {
    fn decode(kind: u8, room: u8, said: u8) -> Self {
        // Most of them about as long as the name, which has 8 units.
        let units = room % if kind & 1 == 0 { 12 } else { 80 };
        let room = (kind & 6 != 6).then_some(units);
        let said = match room {
            Some(units) if kind & 8 == 0 => u32::from(units),
            Some(units) => u32::from(said % (units + 1)),
            None => u32::from_ne_bytes([said; 4]),
        };
        Self {
            room,
            said,
            odd: kind & 16 != 0,
        }
    }
}

impl Step {
    /// How many bytes say one step.
    pub(crate) const BYTES: usize = 4;

    /// Every sequence of bytes says something. Zeros say the simplest, which is what a failing history shrinks to.
    pub(crate) fn decode([step, a, b, c]: [u8; Self::BYTES]) -> Self {
        match step % 32 {
            0..=6 => Self::GetMapiSession,
            7..=9 => Self::HandsOffSession,
            10 => Self::GetMapiSessionNowhere,
            11 => Self::GetIdentity(Buffer::decode(a, b, c)),
            12 => Self::GetIdentityUnsized { buffer: a & 1 == 1 },
            13 => Self::PlaceHolder1 { null: a & 1 == 0 },
            14 => Self::QueryInterface {
                iid: match a % 6 {
                    0 => Iid::Unknown,
                    1 | 2 => Iid::Helper,
                    3 => Iid::Session,
                    4 => Iid::Other(b),
                    _ => Iid::Null,
                },
                nowhere: c % 4 == 3,
            },
            15 => Self::AddRef,
            16 => Self::Release,
            17 => Self::AddRefSession(a),
            18..=20 => Self::ReleaseSession(a),
            21..=23 => Self::NextOpen(OpenPlan::decode(a, b)),
            24..=26 => Self::NextHook(HookPlan::decode(a, b)),
            27..=29 => Self::OnAddRef(a, Back::decode(b)),
            _ => Self::OnRelease(a, Back::decode(b)),
        }
    }

    /// The steps that these bytes say. What is left over says nothing.
    pub(crate) fn decode_all(bytes: &[u8]) -> Vec<Self> {
        let steps = bytes.chunks_exact(Self::BYTES);
        steps
            .map(|step| Self::decode(core::array::from_fn(|index| step[index])))
            .collect()
    }
}
