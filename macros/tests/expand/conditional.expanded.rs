struct Conditional {
    #[cfg(windows)]
    own: ProfileName,
    #[cfg(not(windows))]
    shared: ProfileName,
    #[cfg(feature = "mapi")]
    session: IMAPISession,
}
#[automatically_derived]
impl ::olk_account::declaration::AccountHelper for Conditional {
    type Role = ::olk_account::declaration::borrows_session;
    const CONTRACT: ::olk_account::declaration::Contract<Self> = {
        use ::olk_account::declaration::borrows_session;
        borrows_session::<Self>()
    };
    #[cfg(windows)]
    #[inline]
    fn profile(&self) -> &::olk_account::declaration::ProfileName {
        use ::olk_account::declaration::profile;
        profile(&self.own)
    }
    #[cfg(not(windows))]
    #[cfg(not(any(all(windows))))]
    #[inline]
    fn profile(&self) -> &::olk_account::declaration::ProfileName {
        use ::olk_account::declaration::profile;
        profile(&self.shared)
    }
    #[cfg(not(any(all(windows), all(not(windows)))))]
    fn profile(&self) -> &::olk_account::declaration::ProfileName {
        ::core::unreachable!()
    }
}
#[cfg(feature = "mapi")]
#[automatically_derived]
impl ::olk_account::declaration::LendSession for Conditional {
    type Session = IMAPISession;
    fn lend_session(&self) -> ::olk_account::declaration::Result<Self::Session> {
        use ::olk_account::declaration::session;
        session::<Self>(&self.session)
    }
}
#[automatically_derived]
impl ::olk_account::declaration::ComObjectInner for Conditional {
    type Outer = ::olk_account::declaration::Object<Self>;
    fn into_object(self) -> ::olk_account::declaration::ComObject<Self> {
        ::olk_account::declaration::into_object(self)
    }
}
#[automatically_derived]
impl ::core::convert::From<Conditional>
for ::olk_account::declaration::IOlkAccountHelper {
    fn from(helper: Conditional) -> Self {
        ::olk_account::declaration::into_interface(helper)
    }
}
#[automatically_derived]
impl ::core::convert::From<Conditional> for ::olk_account::declaration::IUnknown {
    fn from(helper: Conditional) -> Self {
        ::olk_account::declaration::into_interface(helper)
    }
}
const _: () = {
    use ::olk_account::declaration::{LendsNot as _, OpensNot as _, only_borrows_session};
    only_borrows_session(
        ::olk_account::declaration::Opens::<Conditional>::OPENS,
        ::olk_account::declaration::Lends::<Conditional>::LENDS,
    );
};
#[cfg(all(all(not(windows)), any(all(windows))))]
::core::compile_error! {
    "a helper has one profile, and in this configuration another field marked `#[profile]` is there, too: make their `#[cfg(…)]`s exclude each other"
}
#[cfg(not(any(all(windows), all(not(windows)))))]
::core::compile_error! {
    "this helper has no profile name in this configuration: make the `#[cfg(…)]`s of its fields marked `#[profile]` cover it"
}
