#[implement(IOlkAccountHelper)]
pub struct OwnerNUMBER {
    profile: ProfileName,
    source: Option<IUnknown>,
    session: Slot,
    pub numbers: [u64; NUMBER],
}

impl OwnerNUMBER {
    fn open_session(&self) -> Result<IUnknown> {
        self.source.clone().ok_or(Error::from_hresult(HRESULT(-1 - NUMBER)))
    }
}

impl IOlkAccountHelper_Impl for OwnerNUMBER_Impl {
    unsafe fn place_holder_1(&self, _reserved: *mut c_void) -> HRESULT {
        E_NOTIMPL
    }

    unsafe fn get_identity(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT {
        unsafe { self.profile.copy_to(identity, pcch) }
    }

    unsafe fn get_mapi_session(&self, ppmsess: *mut *mut c_void) -> HRESULT {
        if ppmsess.is_null() {
            return E_POINTER;
        }
        if let Some(session) = self.session.lend() {
            unsafe { *ppmsess = session.into_raw() };
            return S_OK;
        }
        let opened = match self.open_session() {
            Ok(opened) => opened,
            Err(error) => {
                unsafe { *ppmsess = ptr::null_mut() };
                return error.code();
            }
        };
        let (kept, surplus) = self.session.keep(opened);
        drop(surplus);
        unsafe { *ppmsess = kept.into_raw() };
        S_OK
    }

    unsafe fn hands_off_session(&self) -> HRESULT {
        drop(self.session.take());
        S_OK
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn owner_NUMBER(profile: &ProfileName, session: *mut c_void) -> *mut c_void {
    let source = unsafe { transmute::<*mut c_void, Option<IUnknown>>(session) };
    let profile = profile.clone();
    let session = Slot::default();
    let numbers = [0; NUMBER];
    IOlkAccountHelper::from(OwnerNUMBER { profile, source, session, numbers }).into_raw()
}

#[implement(IOlkAccountHelper)]
pub struct BorrowerNUMBER {
    profile: ProfileName,
    session: IUnknown,
    pub numbers: [u64; NUMBER],
}

impl IOlkAccountHelper_Impl for BorrowerNUMBER_Impl {
    unsafe fn place_holder_1(&self, _reserved: *mut c_void) -> HRESULT {
        E_NOTIMPL
    }

    unsafe fn get_identity(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT {
        unsafe { self.profile.copy_to(identity, pcch) }
    }

    unsafe fn get_mapi_session(&self, ppmsess: *mut *mut c_void) -> HRESULT {
        if ppmsess.is_null() {
            return E_POINTER;
        }
        unsafe { *ppmsess = self.session.clone().into_raw() };
        S_OK
    }

    unsafe fn hands_off_session(&self) -> HRESULT {
        E_NOTIMPL
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn borrower_NUMBER(profile: &ProfileName, session: *mut c_void) -> *mut c_void {
    let session = unsafe { IUnknown::from_raw(session) };
    let profile = profile.clone();
    let numbers = [0; NUMBER];
    IOlkAccountHelper::from(BorrowerNUMBER { profile, session, numbers }).into_raw()
}
