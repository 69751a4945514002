//! This module shows days and times of day as ISO 8601 does.

use std::fmt;

const SECONDS_A_DAY: i64 = 86_400;

/// Shows a day by its number since 1970-01-01.
pub(super) fn write_date(days: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (year, month, day) = civil(days);
    match year {
        0..=9999 => write!(f, "{year:04}-{month:02}-{day:02}"),
        _ => write!(f, "{year:+05}-{month:02}-{day:02}"),
    }
}

/// Shows a time of day by its number of ticks since midnight, of which `per_second` are a second.
pub(super) fn write_time(ticks: i64, per_second: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (seconds, fraction) = (ticks.div_euclid(per_second), ticks.rem_euclid(per_second));
    let (minutes, hours) = (seconds / 60 % 60, seconds / 3600);
    write!(f, "{hours:02}:{minutes:02}:{:02}", seconds % 60)?;
    if fraction == 0 {
        return Ok(());
    }
    let digits = per_second.ilog10() as usize;
    write!(f, ".{fraction:0digits$}")
}

/// Shows a date and a time by their ticks since 1970-01-01T00:00:00.
pub(super) fn write_date_time(
    ticks: i64,
    per_second: i64,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let ticks_a_day = SECONDS_A_DAY * per_second;
    write_date(ticks.div_euclid(ticks_a_day), f)?;
    f.write_str("T")?;
    write_time(ticks.rem_euclid(ticks_a_day), per_second, f)
}

/// Whether ticks since midnight are a time of day.
pub(super) fn is_time(ticks: i64, per_second: i64) -> bool {
    (0..SECONDS_A_DAY * per_second).contains(&ticks)
}

/// The year, month and day of a day by its number since 1970-01-01, in the proleptic Gregorian
/// calendar. Years are counted from March, so that a leap day is the last day of one.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = (march_month + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
