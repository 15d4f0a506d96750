//! The lists of an update, as people edit them.

use super::item;
use crate::model::UpdatePart;

/// The three lists of an update.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateDraft {
    /// What was finished since the last one.
    pub shipped: Vec<String>,
    /// What is needed of the customer.
    pub blocked: Vec<String>,
    /// What comes next.
    pub next: Vec<String>,
}

/// The parts of a draft, under the titles that they have in an editor.
const PARTS: [&str; 3] = ["shipped", "blocked", "next"];

/// What is at the end of a draft.
const MANNER: &str = "; items begin with `-` or `*`, and go on below; bars part what, who and when: `the list | Ben | Friday`\n\
                      ; lines that begin with `;` are left out";

impl UpdateDraft {
    /// With these lists in the place of its own; one that nobody gave stays as it is.
    #[must_use]
    pub fn with(self, given: Self) -> Self {
        let list = |own: Vec<String>, given: Vec<String>| if given.is_empty() { own } else { given };
        Self {
            shipped: list(self.shipped, given.shipped),
            blocked: list(self.blocked, given.blocked),
            next: list(self.next, given.next),
        }
    }

    /// With the lines of another below its own.
    #[must_use]
    pub fn and(&self, more: &Self) -> Self {
        let list = |own: &[String], more: &[String]| [own, more].concat();
        Self {
            shipped: list(&self.shipped, &more.shipped),
            blocked: list(&self.blocked, &more.blocked),
            next: list(&self.next, &more.next),
        }
    }

    /// The lists in the order of [`UpdatePart::ALL`].
    pub fn parts(&self) -> [&[String]; 3] {
        [&self.shipped, &self.blocked, &self.next]
    }

    /// What is to be kept of a draft that somebody made of the plan's own lists: of a list that they left as it was, that it
    /// comes from the plan; of any other, its lines.
    #[must_use]
    pub fn apart_from(&self, made: &Self) -> (Self, Vec<UpdatePart>) {
        let lists = UpdatePart::ALL.iter().zip(self.parts()).zip(made.parts());
        let from_plan: Vec<UpdatePart> =
            lists.filter(|((_, own), made)| own == made).map(|((part, _), _)| *part).collect();
        let own = |part: UpdatePart, list: &[String]| {
            if from_plan.contains(&part) { Vec::new() } else { list.to_vec() }
        };
        let kept = Self {
            shipped: own(UpdatePart::Shipped, &self.shipped),
            blocked: own(UpdatePart::Blocked, &self.blocked),
            next: own(UpdatePart::Next, &self.next),
        };
        (kept, from_plan)
    }

    /// The draft as text for an editor.
    pub fn to_text(&self) -> String {
        let lists = PARTS.iter().zip([&self.shipped, &self.blocked, &self.next]);
        let parts = lists.map(|(title, items)| {
            let items: String = items.iter().map(|item| format!("- {}\n", item.replace('\n', " "))).collect();
            format!("# {title}\n{items}\n")
        });
        format!("{}{MANNER}\n", parts.collect::<String>())
    }

    /// What an editor made of [`Self::to_text`]: items with whatever is below them, until the next item or heading.
    ///
    /// # Errors
    /// A line that belongs to no part, which would be lost.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let mut lists: [Vec<String>; 3] = Default::default();
        let mut into = None;
        // Whether the next words go on with the item before.
        let mut goes_on = false;
        for line in text.lines().filter(|line| !line.trim_start().starts_with(';')) {
            let words = line.trim();
            if words.is_empty() {
                goes_on = false;
            } else if let Some(title) = words.strip_prefix('#') {
                into = Some(part_named(title).ok_or_else(|| format!("`{words}` is no part of an update"))?);
                goes_on = false;
            } else {
                let at = into.ok_or_else(|| format!("`{words}` is above all parts"))?;
                take(&mut lists[at], line, goes_on);
                goes_on = !lists[at].is_empty();
            }
        }
        let [shipped, blocked, next] = lists;
        Ok(Self { shipped, blocked, next })
    }

    /// Whether it says nothing.
    pub const fn is_empty(&self) -> bool {
        self.shipped.is_empty() && self.blocked.is_empty() && self.next.is_empty()
    }
}

/// The number of a part by its heading, however deep that is.
fn part_named(title: &str) -> Option<usize> {
    let title = title.trim_matches('#').trim().trim_end_matches(':').to_lowercase();
    PARTS.iter().position(|part| *part == title)
}

/// Adds a line of an editor to a list: an item of its own where it begins with a mark at the margin, else more of the one
/// before.
fn take(list: &mut Vec<String>, line: &str, goes_on: bool) {
    let words = line.trim();
    let item = ['-', '*', '+', '•'].iter().find_map(|mark| words.strip_prefix(*mark));
    let item = item
        .filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace) || words.starts_with('-'));
    let is_below = line.starts_with([' ', '\t']) && !list.is_empty();
    match (item.map(str::trim), list.last_mut()) {
        (Some(""), _) => {}
        (Some(item), Some(before)) if is_below => {
            item::add_below(before, item);
        }
        (Some(item), _) => list.push(item.to_owned()),
        (None, Some(before)) if goes_on || is_below => before.push_str(&format!(" {words}")),
        (None, _) => list.push(words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, want: [&[&str]; 3]) {
        let draft = UpdateDraft::from_text(text).expect("nothing is lost");
        assert_eq!([draft.shipped, draft.blocked, draft.next], want.map(<[&str]>::to_vec));
    }

    #[test]
    fn what_somebody_types_in_an_editor_is_kept() {
        let text = "# shipped\n- Sign-on works at all four sites; the night shift\n  still needs a second factor\n* exports moved\n\n## next\n- pilot\n";
        let shipped =
            ["Sign-on works at all four sites; the night shift still needs a second factor", "exports moved"];
        case(text, [&shipped, &[], &["pilot"]]);
        case(
            "# next:\n- pilot:\n  - two sites\n  - ten people\n",
            [&[], &[], &["pilot: two sites; ten people"]],
        );
        case(
            "# blocked\n- the list | Ben | Friday\n  - of both sites\n",
            [&[], &["the list; of both sites | Ben | Friday"], &[]],
        );
        case("## Blocked\nno key yet\n\nand no list\n", [&[], &["no key yet", "and no list"], &[]]);
        case("# next\n-x\n- \n+ y\n- **bold** words\n", [&[], &[], &["x", "y", "**bold** words"]]);
        case("; all of this\n", [&[], &[], &[]]);
    }

    #[test]
    fn a_line_that_belongs_to_no_part_is_not_dropped_in_silence() {
        assert_eq!(
            UpdateDraft::from_text("# shiped\n- x\n"),
            Err("`# shiped` is no part of an update".to_owned())
        );
        assert_eq!(UpdateDraft::from_text("- x\n"), Err("`- x` is above all parts".to_owned()));
    }

    #[test]
    fn a_list_that_was_given_leaves_the_others_as_they_are() {
        let list = |text: &str| vec![text.to_owned()];
        let own = UpdateDraft { shipped: list("import"), blocked: list("keys"), next: list("pilot") };
        let given = UpdateDraft { shipped: list("export"), ..UpdateDraft::default() };
        let want = UpdateDraft { shipped: list("export"), blocked: list("keys"), next: list("pilot") };
        assert_eq!(own.with(given), want);
    }

    #[test]
    fn a_draft_comes_back_from_an_editor_as_it_went() {
        let draft =
            UpdateDraft { shipped: vec!["one".into()], blocked: Vec::new(), next: vec!["two, a".into()] };
        assert_eq!(UpdateDraft::from_text(&draft.to_text()), Ok(draft));
    }
}
