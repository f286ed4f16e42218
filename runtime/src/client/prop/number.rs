//! Numbers that mean something.

use crate::sys::{self, GET_REMOVE_AFTER_DAYS, LEAVE_ON_SERVER, REMOVE_AFTER, REMOVE_ON_NUKE};
use core::fmt;

/// Declares a number. The values of a table in `sys` have a name, and all others are values as well, so that nothing is
/// lost.
macro_rules! named {
    (
        $(#[$about:meta])*
        $number:ident:
        $($(#[$meaning:meta])+ $published:ident [$value:ident] = $bits:literal;)*
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $number(u32);

        impl $number {
            $(
                $(#[$meaning])+
                ///
                #[doc = concat!("[`", stringify!($published), "`](sys::", stringify!($published), ").")]
                pub const $value: Self = Self(sys::$published);
            )*
        }

        impl fmt::Debug for $number {
            /// The name of the constant, or the number.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match *self {
                    $(Self::$value => f.write_str(stringify!($value)),)*
                    Self(other) => write!(f, "{}({other})", stringify!($number)),
                }
            }
        }

        number!($number);
    };
}

/// What all numbers have.
macro_rules! number {
    ($number:ident) => {
        impl $number {
            /// The number, as the account has it.
            pub const fn get(self) -> u32 {
                self.0
            }
        }

        conversions!($number, u32);
    };
}

sys::encryptions! { named
    /// How the connection to the server for outgoing mail is encrypted: a value of
    /// [`SMTP_SECURE_CONNECTION`](super::SMTP_SECURE_CONNECTION).
    ///
    /// Some numbers are published, and any other is kept as it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::prop::Encryption;
    ///
    /// fn is_safe(encryption: Encryption) -> bool {
    ///     matches!(encryption, Encryption::SSL | Encryption::TLS)
    /// }
    /// assert!(is_safe(Encryption::from(2)));
    /// assert_eq!(format!("{:?}", Encryption::from(2)), "TLS");
    /// assert_eq!(format!("{:?}", Encryption::from(7)), "Encryption(7)");
    /// ```
    Encryption:
}

sys::smtp_auths! { named
    /// How the user logs on to the server for outgoing mail: a value of [`SMTP_AUTH_METHOD`](super::SMTP_AUTH_METHOD).
    ///
    /// Some numbers are published, and any other is kept as it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::prop::SmtpAuth;
    ///
    /// assert_eq!(SmtpAuth::from(1), SmtpAuth::USER_PASS);
    /// assert_eq!(SmtpAuth::from(9).get(), 9);
    /// ```
    SmtpAuth:
}

/// Whether copies of messages stay on a POP3 server, and for how long: a value of
/// [`POP_LEAVE_ON_SERVER`](super::POP_LEAVE_ON_SERVER).
///
/// # Examples
///
/// ```
/// use olk_account::prop::LeaveOnServer;
///
/// let two_weeks = LeaveOnServer::from(0x000E_0003);
/// assert!(two_weeks.leaves_copies());
/// assert_eq!(two_weeks.removed_after_days(), Some(14));
/// assert!(!two_weeks.removed_when_deleted());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LeaveOnServer(u32);

number!(LeaveOnServer);

impl LeaveOnServer {
    /// Whether copies stay on the server: `LEAVE_ON_SERVER`.
    pub const fn leaves_copies(self) -> bool {
        self.0 & LEAVE_ON_SERVER != 0
    }

    /// After how many days they are removed; nothing, if they aren't (`REMOVE_AFTER` isn't set), whatever the number of
    /// days is.
    pub const fn removed_after_days(self) -> Option<u16> {
        #[allow(clippy::cast_possible_truncation, reason = "it is the high word")]
        let days = GET_REMOVE_AFTER_DAYS(self.0) as u16;
        if self.0 & REMOVE_AFTER != 0 {
            Some(days)
        } else {
            None
        }
    }

    /// Whether they are removed when the message is deleted for good: `REMOVE_ON_NUKE`.
    pub const fn removed_when_deleted(self) -> bool {
        self.0 & REMOVE_ON_NUKE != 0
    }
}

impl fmt::Debug for LeaveOnServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LeaveOnServer")
            .field("number", &format_args!("{:#010X}", self.0))
            .field("leaves_copies", &self.leaves_copies())
            .field("removed_after_days", &self.removed_after_days())
            .field("removed_when_deleted", &self.removed_when_deleted())
            .finish()
    }
}
