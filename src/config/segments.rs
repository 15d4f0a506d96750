//! `[segments]`: where contracts are cut, and what each segment is planned with (S4).

use super::reader::Section;
use super::values::{amount, count, range, word_of};
use crate::model::{Engagement, Segment};

/// The three segments and the sizes of contract that propose them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segments {
    /// Below this yearly contract value a plan is small business.
    pub smb_below: f64,
    /// Above this it is enterprise.
    pub enterprise_above: f64,
    /// Below this, high touch needs another reason than the contract (S1).
    pub low_touch_below: f64,
    /// Above this, low touch does not fit (S1).
    pub high_touch_above: f64,
    /// In the order of [`Segment::ALL`].
    each: [SegmentConfig; 3],
}

/// What one segment is planned with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SegmentConfig {
    /// The smallest yearly contract value, if bounded.
    pub arr_from: Option<f64>,
    /// The largest yearly contract value, if bounded.
    pub arr_to: Option<f64>,
    /// The usual length of an onboarding in calendar days, from and to.
    pub length_days: (u32, u32),
    /// The length that a plan is measured against: day N of this.
    pub planned_days: u32,
    /// Onboardings that one CSM carries at a time, from and to.
    pub csm_load: (u32, u32),
    /// The engagement that fits.
    pub engagement: Option<Engagement>,
}

impl Segments {
    /// What `segment` is planned with.
    pub const fn get(&self, segment: Segment) -> &SegmentConfig {
        &self.each[segment as usize]
    }

    /// The segment that a contract of this size suggests. Size alone never decides (S0).
    pub fn by_size(&self, arr: f64) -> Segment {
        if arr > self.enterprise_above {
            Segment::Enterprise
        } else if arr < self.smb_below {
            Segment::Smb
        } else {
            Segment::MidMarket
        }
    }

    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        section.read("smb_below", &mut self.smb_below, amount);
        section.read("enterprise_above", &mut self.enterprise_above, amount);
        section.read("low_touch_below", &mut self.low_touch_below, amount);
        section.read("high_touch_above", &mut self.high_touch_above, amount);
        for segment in Segment::ALL {
            let each = &mut self.each[*segment as usize];
            section.section(segment.word(), |section| each.read(section));
        }
        for (low, high, keys) in [
            (self.smb_below, self.enterprise_above, ["smb_below", "enterprise_above"]),
            (self.low_touch_below, self.high_touch_above, ["low_touch_below", "high_touch_above"]),
        ] {
            if low > high {
                let message = format!("`{}` ({low}) is above `{}` ({high})", keys[0], keys[1]);
                section.object(&keys, message, "cut small contracts below large ones");
            }
        }
        self.bound();
    }

    /// Gives each segment the bounds that the cuts make.
    fn bound(&mut self) {
        let (small, large) = (Some(self.smb_below), Some(self.enterprise_above));
        for (segment, bounds) in [
            (Segment::Enterprise, (large, None)),
            (Segment::MidMarket, (small, large)),
            (Segment::Smb, (None, small)),
        ] {
            let each = &mut self.each[segment as usize];
            (each.arr_from, each.arr_to) = bounds;
        }
    }
}

impl SegmentConfig {
    fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        section.read("length_days", &mut self.length_days, range);
        section.read("planned_days", &mut self.planned_days, count);
        section.read("csm_load", &mut self.csm_load, range);
        let engagement = word_of("engagement", Engagement::WORDS, Engagement::from_word);
        section.read("engagement", &mut self.engagement, |value| engagement(value).map(Some));
        if self.planned_days == 0 {
            section.object(&["planned_days"], "`planned_days` is 0", "plan with at least 1 day");
        }
    }
}
