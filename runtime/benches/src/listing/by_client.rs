//! The listing with the typed client.

use super::Listed;
use olk_account::{AccountError, AccountManager, Filter, prop};

/// Passes all accounts to `each`.
pub(super) fn list(
    manager: &AccountManager,
    mut each: impl FnMut(Listed),
) -> Result<(), AccountError> {
    for account in manager.accounts(Filter::all())? {
        let account = account?;
        each(Listed {
            id: account.get(prop::ID)?.map(u32::from),
            name: account.get(prop::NAME)?,
            display_name: account.get(prop::USER_DISPLAY_NAME)?,
            address: account.get(prop::USER_EMAIL_ADDR)?,
            store: account.get(prop::DELIVERY_STORE)?,
            server: account.get(prop::INET_SERVER)?,
            user: account.get(prop::INET_USER)?,
            port: account.get(prop::INET_PORT.number())?,
            smtp_server: account.get(prop::SMTP_SERVER)?,
            smtp_port: account.get(prop::SMTP_PORT.number())?,
        });
    }
    Ok(())
}
