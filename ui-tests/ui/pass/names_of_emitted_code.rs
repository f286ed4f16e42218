//! promise: No name in what the attribute emits meets an item of the user's.
//! here: Each such name is a static, a constant, a unit struct, a type, a trait or a macro where the struct stands.

/// Two helpers, an owner and a borrower, among these items.
macro_rules! among {
    ($module:ident: $($item:item)*) => {
        #[allow(dead_code, unused_macros, non_camel_case_types, non_upper_case_globals)]
        mod $module {
            $($item)*

            #[::olk_account::olk_account_helper(owns_session, profile = "Outlook")]
            pub struct LogonHelper;

            impl ::olk_account::OpenSession for LogonHelper {
                type Session = ::windows_core::IUnknown;

                fn open_session(&self) -> ::windows_core::Result<::windows_core::IUnknown> {
                    ::std::result::Result::Ok(LogonHelper.into())
                }
            }

            #[::olk_account::olk_account_helper]
            pub struct AddInHelper {
                #[profile]
                pub name: ::olk_account::ProfileName,
                #[session]
                pub mapi: ::windows_core::IUnknown,
            }
        }
    };
}

/// The same, with every name in the emitted code as an item that `$item` makes of it.
macro_rules! each_as {
    ($module:ident, $item:ident) => {
        among! { $module:
            $item!(helper);
            $item!(profile);
            $item!(session);
            $item!(name);
            $item!(owns_session);
            $item!(borrows_session);
            $item!(only_owns_session);
            $item!(only_borrows_session);
            $item!(into_interface);
            $item!(declaration);
            $item!(olk_account);
            $item!(AccountHelper);
            $item!(LendSession);
            $item!(LendsNot);
            $item!(OpensNot);
            $item!(Contract);
            $item!(From);
            $item!(core);
        }
    };
}

macro_rules! a_static {
    ($name:ident) => {
        static $name: u8 = 0;
    };
}
macro_rules! a_constant {
    ($name:ident) => {
        const $name: u8 = 0;
    };
}
macro_rules! a_unit_struct {
    ($name:ident) => {
        struct $name;
    };
}
macro_rules! a_type {
    ($name:ident) => {
        type $name = u8;
    };
}
macro_rules! a_trait {
    ($name:ident) => {
        trait $name {}
    };
}
macro_rules! a_macro {
    ($name:ident) => {
        macro_rules! $name {
            () => {};
        }
    };
}

each_as!(statics, a_static);
each_as!(constants, a_constant);
each_as!(unit_structs, a_unit_struct);
each_as!(types, a_type);
each_as!(traits, a_trait);
each_as!(macros, a_macro);

fn main() {
    let helper: olk_account::IOlkAccountHelper = statics::LogonHelper.into();
    let mapi = helper.mapi_session().unwrap();
    let name = olk_account::ProfileName::literal("Outlook");
    let borrower = unit_structs::AddInHelper { name, mapi };
    let helper = olk_account::IOlkAccountHelper::from(borrower);
    assert_eq!(helper.profile_name().unwrap(), "Outlook");
}
