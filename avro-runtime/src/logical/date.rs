//! This module is the logical type `date`.

use super::calendar::write_date;
use super::newtype::newtype;
use std::fmt;

newtype! {
    /// A day without a time zone: days since 1970-01-01. Spec: "Date".
    ///
    /// # Examples
    ///
    /// ```
    /// use avro_runtime::logical::Date;
    ///
    /// assert_eq!(Date(18_262).to_string(), "2020-01-01");
    /// ```
    Date(i32), int,
    "date" Int,
    r#"{"type":"int","logicalType":"date"}"#
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date(i64::from(self.0), f)
    }
}
