//! MAPI's library, which Outlook brings.

use super::Failure;
use outlook_mapi::installation::{
    Architecture, InstallationState, check_outlook_mapi_installation,
};
use outlook_mapi::is_outlook_mapi_installed;

/// Has the binding load the library, before anything of MAPI is called: a function that the binding can't find ends in
/// a panic, and Windows itself has a `mapi32.dll`, which puts up a message box where there is no Outlook.
pub(crate) fn load() -> Result<(), Failure> {
    if is_outlook_mapi_installed() {
        return Ok(());
    }
    let (width, library) = match check_outlook_mapi_installation() {
        InstallationState::NotInstalled => return Err(Failure::NotInstalled),
        InstallationState::Installed {
            architecture,
            dll_path,
            ..
        } => (
            match architecture {
                Architecture::X64 => 64,
                Architecture::X86 => 32,
            },
            dll_path,
        ),
    };
    Err(if width == usize::BITS {
        Failure::Unloadable(library)
    } else {
        Failure::OtherWidth(width)
    })
}
