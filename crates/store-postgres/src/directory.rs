//! The list of municipalities.

use obeznik_identity::{SecondFactor, TenantId};
use obeznik_kernel::Timestamp;
use postgres::Row;

use crate::connection::Values;
use crate::database::Database;
use crate::error::DatabaseError;
use crate::identity::{state, word};
use crate::records::id_from;
use crate::transaction::Transaction;

/// A municipality as the servers know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    /// Its identifier.
    pub tenant: TenantId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// Who must have a second factor.
    pub second_factor: SecondFactor,
    /// Its data key sealed in several ways: the text of a `store.keys`.
    pub keys: String,
}

impl Database {
    /// All municipalities by their name in addresses.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub fn tenants(&self) -> Result<Vec<Tenant>, DatabaseError> {
        let rows = self.pool.take()?.rows(include_str!("directory/tenant/list.sql"), &[])?;
        rows.iter().map(tenant_from).collect()
    }

    /// One municipality, or nothing.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn tenant(&self, tenant: TenantId) -> Result<Option<Tenant>, DatabaseError> {
        let row = self.pool.take()?.one(include_str!("directory/tenant/get.sql"), &[&tenant.0.0])?;
        row.as_ref().map(tenant_from).transpose()
    }

    /// Changes the name for people and who must have a second factor.
    ///
    /// # Errors
    /// [`DatabaseError::NoTenant`] when there is none.
    pub fn change(&self, tenant: &Tenant) -> Result<(), DatabaseError> {
        let Tenant { tenant: id, name, second_factor, .. } = tenant;
        let values: Values<'_> = &[&id.0.0, name, &word(second_factor)];
        match self.pool.take()?.run(include_str!("directory/tenant/set.sql"), values)? {
            0 => Err(DatabaseError::NoTenant),
            _ => Ok(()),
        }
    }

    /// Puts other ways of opening in the place of those that were read; tells whether they were still there.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be written.
    pub fn change_keys(&self, read: &Tenant, keys: &str) -> Result<bool, DatabaseError> {
        let values: Values<'_> = &[&read.tenant.0.0, &read.keys, &keys];
        Ok(self.pool.take()?.run(include_str!("directory/tenant/set_keys.sql"), values)? > 0)
    }
}

/// Writes a municipality down in an open transaction of it.
pub(crate) fn add(
    transaction: &Transaction<'_>,
    tenant: &Tenant,
    now: Timestamp,
) -> Result<(), DatabaseError> {
    let Tenant { tenant: id, slug, name, second_factor, keys } = tenant;
    let values: Values<'_> = &[&id.0.0, slug, name, &word(second_factor), keys, &now.as_millisecond()];
    match transaction.run(include_str!("directory/tenant/add.sql"), values)? {
        0 => Err(DatabaseError::TenantExists),
        _ => Ok(()),
    }
}

fn tenant_from(row: &Row) -> Result<Tenant, DatabaseError> {
    Ok(Tenant {
        tenant: TenantId(id_from(row, "tenant")?),
        slug: row.try_get("slug")?,
        name: row.try_get("name")?,
        second_factor: state(row, "second_factor")?,
        keys: row.try_get("keys")?,
    })
}
