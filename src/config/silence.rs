//! `[silence]`: what is done about somebody who does not answer, and after how many days.

use super::reader::Section;
use super::values::count;
use crate::model::Segment;

/// A step against silence, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A short word: one question, one day.
    Nudge,
    /// The same once more.
    Remind,
    /// A person calls.
    Call,
    /// The sponsor is asked to help.
    Sponsor,
    /// A hold is offered.
    Hold,
}

impl Step {
    const ALL: [Self; 5] = [Self::Nudge, Self::Remind, Self::Call, Self::Sponsor, Self::Hold];

    /// As configuration writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nudge => "nudge",
            Self::Remind => "remind",
            Self::Call => "call",
            Self::Sponsor => "sponsor",
            Self::Hold => "hold",
        }
    }

    /// What to do, as a request.
    pub const fn request(self) -> &'static str {
        match self {
            Self::Nudge => "send a nudge",
            Self::Remind => "write once more",
            Self::Call => "call",
            Self::Sponsor => "ask the sponsor",
            Self::Hold => "offer a hold",
        }
    }
}

/// The ladders of the three segments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Silence {
    /// In the order of [`Segment::ALL`].
    ladders: [Ladder; 3],
}

/// The steps of one segment, each with the calendar days of silence after which it is due; the earliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder(Vec<(Step, u32)>);

impl Silence {
    /// What is done on plans of `segment`.
    pub const fn ladder(&self, segment: Segment) -> &Ladder {
        &self.ladders[segment as usize]
    }

    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        for segment in Segment::ALL {
            if section.has(segment.word()) {
                let ladder = &mut self.ladders[*segment as usize];
                section.section(segment.word(), |section| ladder.read(section));
            }
        }
    }
}

impl Ladder {
    /// The steps, the earliest first.
    pub fn steps(&self) -> &[(Step, u32)] {
        &self.0
    }

    /// The days after which a step is due; none where the ladder leaves it out.
    pub fn days_of(&self, step: Step) -> Option<u32> {
        self.0.iter().find(|(it, _)| *it == step).map(|(_, days)| *days)
    }

    /// A ladder is taken whole: one that leaves out a step does without it.
    fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        let steps: Vec<(Step, u32)> = Step::ALL
            .into_iter()
            .filter_map(|step| Some((step, section.optional(step.word(), count)?)))
            .collect();
        if let Some([(early, days), (late, fewer)]) =
            steps.array_windows::<2>().find(|[(_, before), (_, after)]| before >= after)
        {
            let (early, late) = (early.word(), late.word());
            let message = format!("`{late}` ({fewer}) does not come after `{early}` ({days})");
            section.object(&[late], message, "give each step more days than the one before");
            return;
        }
        self.0 = steps;
    }
}
