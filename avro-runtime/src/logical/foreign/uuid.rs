//! This module converts to the type of the crate uuid.

use crate::error::OutOfRange;
use crate::logical::{Logical, Uuid, UuidFixed};

impl Logical<uuid::Uuid> for Uuid {
    fn from_value(value: &uuid::Uuid) -> Result<Self, OutOfRange> {
        Ok(Self(value.into_bytes()))
    }

    fn into_value(self) -> Result<uuid::Uuid, OutOfRange> {
        Ok(uuid::Uuid::from_bytes(self.0))
    }
}

impl Logical<uuid::Uuid> for UuidFixed {
    fn from_value(value: &uuid::Uuid) -> Result<Self, OutOfRange> {
        Uuid::from_value(value).map(Self)
    }

    fn into_value(self) -> Result<uuid::Uuid, OutOfRange> {
        self.0.into_value()
    }
}
