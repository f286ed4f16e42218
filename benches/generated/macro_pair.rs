#[olk_account_helper(owns_session)]
pub struct OwnerNUMBER {
    #[profile]
    profile: ProfileName,
    source: Option<IUnknown>,
    pub numbers: [u64; NUMBER],
}

impl OpenSession for OwnerNUMBER {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        self.source.clone().ok_or(Error::from_hresult(HRESULT(-1 - NUMBER)))
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn owner_NUMBER(profile: &ProfileName, session: *mut c_void) -> *mut c_void {
    let source = unsafe { transmute::<*mut c_void, Option<IUnknown>>(session) };
    let profile = profile.clone();
    let numbers = [0; NUMBER];
    IOlkAccountHelper::from(OwnerNUMBER { profile, source, numbers }).into_raw()
}

#[olk_account_helper]
pub struct BorrowerNUMBER {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
    pub numbers: [u64; NUMBER],
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn borrower_NUMBER(profile: &ProfileName, session: *mut c_void) -> *mut c_void {
    let session = unsafe { IUnknown::from_raw(session) };
    let profile = profile.clone();
    let numbers = [0; NUMBER];
    IOlkAccountHelper::from(BorrowerNUMBER { profile, session, numbers }).into_raw()
}
