//! This module converts to the type of the crate uuid.

use super::direct::direct;
use crate::error::OutOfRange;
use crate::logical::{Logical, Uuid};

impl Logical<uuid::Uuid> for Uuid {
    fn from_value(value: &uuid::Uuid) -> Result<Self, OutOfRange> {
        Ok(Self(value.into_bytes()))
    }

    fn into_value(self) -> Result<uuid::Uuid, OutOfRange> {
        Ok(uuid::Uuid::from_bytes(self.0))
    }
}

direct!(uuid::Uuid => Uuid);
