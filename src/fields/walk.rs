//! One walk over a typed plan, which shows every value with its place and what the table says of it.
//!
//! The plan is walked as it would be written: `Serialize` of each struct hands over key after key, in the order of the
//! table, which is followed in step. Nothing is copied but what somebody asks for: whoever walks says which fields to
//! stop at, and of the others only the names of entries are read. What is absent, or could not be read, does not appear.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::ser::{self, Serialize, SerializeMap, SerializeSeq, SerializeStruct};

use super::field::{Field, Kind, Shape};
use super::table::FILES;
use crate::date::Date;
use crate::model::{Due, PlanFile};
use crate::route::{Route, Step};
use crate::steps;

/// A value of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text, a word, a day, a name.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// True or false.
    Truth(bool),
}

/// A value with its place.
#[derive(Debug)]
pub struct Found<'a> {
    /// What the table says of it.
    pub field: &'static Field,
    /// The value.
    pub value: Value<'a>,
    /// The struct that it stands in.
    pub shape: &'static Shape,
    /// The number of its entry among all that the walk has met, and those of the entries around it, outermost first.
    pub entries: &'a [usize],
    file: PlanFile,
    steps: &'a [Step],
    frames: &'a [Frame],
}

/// What has values: each file of a plan, as the model has it.
pub trait Walked {
    /// Hands over the root of a file.
    fn file<S: ser::Serializer>(&self, file: PlanFile, serializer: S) -> Result<S::Ok, S::Error>;
}

impl<T: Walked> Walked for Arc<T> {
    fn file<S: ser::Serializer>(&self, file: PlanFile, serializer: S) -> Result<S::Ok, S::Error> {
        T::file(self, file, serializer)
    }
}

/// Walks over the values of `plan` whose fields are wanted, in the order of the files.
pub fn walk(plan: &impl Walked, wants: impl Fn(&Shape, &Field) -> bool, mut see: impl FnMut(&Found<'_>)) {
    let mut met = 0;
    let mut ways = Ways::default();
    FILES.iter().for_each(|fields| {
        ways.lead_to(&fields.root, &wants);
    });
    for fields in FILES.iter().filter(|fields| ways.are_open(&fields.root)) {
        let mut walk = Walk {
            file: fields.file,
            steps: Vec::new(),
            frames: Vec::new(),
            numbers: Vec::new(),
            met,
            ways: &ways,
            wants: &wants,
            see: &mut see,
        };
        let walked = plan.file(fields.file, Node { walk: &mut walk, field: &fields.root });
        debug_assert!(walked.is_ok(), "no value of a plan refuses to be seen");
        met = walk.met;
    }
}

impl Found<'_> {
    /// The file that it is in.
    pub const fn file(&self) -> PlanFile {
        self.file
    }

    /// The steps that lead to it.
    pub const fn steps(&self) -> &[Step] {
        self.steps
    }

    /// What happened or is planned, with its day, as a message says it: `milestone `M-import` was done on 2026-04-10`.
    pub fn said(&self) -> String {
        format!("{} {}", self.subject(), self.field.says(self.text().unwrap_or_default()))
    }

    /// Where it is.
    pub fn route(&self) -> Route {
        Route { file: self.file, steps: self.steps.to_vec() }
    }

    /// The day, where it is one of the calendar.
    pub fn day(&self) -> Option<Date> {
        self.text()?.parse().ok()
    }

    /// The planned day, which may hang on another.
    pub fn due(&self) -> Option<Due> {
        self.text()?.parse().ok()
    }

    /// The text.
    pub const fn text(&self) -> Option<&str> {
        match self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number of its entry.
    pub fn entry(&self) -> usize {
        self.entries.last().copied().unwrap_or_default()
    }

    /// The entry as a message calls it: `milestone `M-import``, `a move of milestone `M-import``.
    pub fn subject(&self) -> String {
        Self::subject_of(self.frames)
    }

    /// The entry around it, as a message calls it, and what the table says of that.
    pub fn around(&self) -> Option<(String, &'static Shape)> {
        let (_, around) = self.frames.split_last()?;
        Some((Self::subject_of(around), around.last()?.shape))
    }

    fn subject_of(frames: &[Frame]) -> String {
        let mut subject = String::new();
        // Of the root of a file nothing is a part, but what stands in it itself.
        let (root, within) = match frames {
            [] => return subject,
            [root] => (root, &[] as &[Frame]),
            [root, within @ ..] => (root, within),
        };
        for frame in within.iter().rev().chain(within.is_empty().then_some(root)) {
            if !subject.is_empty() {
                subject.push_str(" of ");
            }
            subject.push_str(frame.shape.noun);
            match (frame.name.as_str(), frame.shape.noun) {
                ("", _) if frame.shape.is_part => continue,
                ("", _) => {}
                (name, "") => subject.push_str(name),
                (name, _) => subject.push_str(&format!(" `{name}`")),
            }
            break;
        }
        subject
    }
}

/// A struct that the walk is in.
#[derive(Debug)]
struct Frame {
    shape: &'static Shape,
    /// The key that it is the value of, or an item.
    of: &'static Field,
    /// Its id or name, once that was met.
    name: String,
}

/// Which structs have something that is wanted, so that nothing else is gone through.
#[derive(Default)]
struct Ways(BTreeMap<*const Shape, bool>);

impl Ways {
    /// Whether something that a field holds is wanted.
    fn lead_to(&mut self, field: &'static Field, wants: &dyn Fn(&Shape, &Field) -> bool) -> bool {
        let Some(shape) = field.shape() else { return false };
        if let Some(known) = self.0.get(&std::ptr::from_ref(shape)) {
            return *known;
        }
        let mut is_open = false;
        for field in shape.fields {
            // What may be a count, or one bare name, is wanted itself.
            is_open |= wants(shape, field) | self.lead_to(field, wants);
        }
        self.0.insert(std::ptr::from_ref(shape), is_open);
        is_open
    }

    fn are_open(&self, field: &Field) -> bool {
        let is_open = |shape| self.0.get(&std::ptr::from_ref::<Shape>(shape)).copied().unwrap_or(true);
        field.shape().is_none_or(is_open)
    }
}

/// The bytes of a name that a message says.
const LONGEST: usize = 200;

struct Walk<'w> {
    file: PlanFile,
    steps: Vec<Step>,
    frames: Vec<Frame>,
    numbers: Vec<usize>,
    met: usize,
    ways: &'w Ways,
    wants: &'w dyn Fn(&Shape, &Field) -> bool,
    see: &'w mut dyn FnMut(&Found<'_>),
}

impl Walk<'_> {
    fn leaf(&mut self, field: &'static Field, value: Value<'_>) {
        steps::count(1);
        if let (Kind::Id | Kind::Name, Value::Text(name), Some(frame)) =
            (field.kind, value, self.frames.last_mut())
        {
            // Said again of everything in the entry, so a name of megabytes is not kept whole.
            let end = name.floor_char_boundary(LONGEST);
            frame.name.clear();
            frame.name.push_str(&name[..end]);
            frame.name.push_str(if end < name.len() { "…" } else { "" });
        }
        let Some(frame) = self.frames.last() else { return };
        if (self.wants)(frame.shape, field) {
            (self.see)(&Found {
                field,
                value,
                shape: frame.shape,
                entries: &self.numbers,
                file: self.file,
                steps: &self.steps,
                frames: &self.frames,
            });
        }
    }
}

/// A value that is being walked over.
struct Node<'n, 'w> {
    walk: &'n mut Walk<'w>,
    field: &'static Field,
}

/// Nothing refuses to be walked over; the type is what serde asks for.
#[derive(Debug)]
struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

macro_rules! numbers {
    ($($method:ident $number:ty;)*) => {$(
        fn $method(self, number: $number) -> Result<(), Refused> {
            self.walk.leaf(self.field, Value::Number(number.into()));
            Ok(())
        }
    )*};
}

impl<'n, 'w> ser::Serializer for Node<'n, 'w> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Items<'n, 'w>;
    type SerializeTuple = ser::Impossible<(), Refused>;
    type SerializeTupleStruct = ser::Impossible<(), Refused>;
    type SerializeTupleVariant = ser::Impossible<(), Refused>;
    type SerializeMap = Days<'n, 'w>;
    type SerializeStruct = Entry<'n, 'w>;
    type SerializeStructVariant = ser::Impossible<(), Refused>;

    numbers! {
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_f32 f32;
        serialize_f64 f64;
    }

    fn serialize_i64(self, number: i64) -> Result<(), Refused> {
        self.serialize_f64(number as f64)
    }

    fn serialize_u64(self, number: u64) -> Result<(), Refused> {
        self.serialize_f64(number as f64)
    }

    fn serialize_bool(self, truth: bool) -> Result<(), Refused> {
        self.walk.leaf(self.field, Value::Truth(truth));
        Ok(())
    }

    fn serialize_char(self, c: char) -> Result<(), Refused> {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<(), Refused> {
        self.walk.leaf(self.field, Value::Text(text));
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<(), Refused> {
        self.serialize_str(word)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Refused> {
        Ok(Items { walk: self.walk, field: self.field, index: 0 })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Refused> {
        Ok(Days { walk: self.walk, field: self.field })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Refused> {
        let shape = self.field.shape().ok_or_else(|| ser::Error::custom(self.field.key))?;
        let number = self.walk.met;
        self.walk.met += 1;
        self.walk.numbers.push(number);
        self.walk.frames.push(Frame { shape, of: self.field, name: String::new() });
        Ok(Entry { walk: self.walk, shape, next: 0 })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Refused> {
        Err(ser::Error::custom("a tuple"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Refused> {
        Err(ser::Error::custom("a tuple"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Refused> {
        Err(ser::Error::custom("a tuple"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Refused> {
        Err(ser::Error::custom("a variant"))
    }
}

/// The items of a list.
struct Items<'n, 'w> {
    walk: &'n mut Walk<'w>,
    field: &'static Field,
    index: usize,
}

impl SerializeSeq for Items<'_, '_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Refused> {
        self.walk.steps.push(Step::Index(self.index));
        self.index += 1;
        let seen = item.serialize(Node { walk: self.walk, field: self.field });
        self.walk.steps.pop();
        seen
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

/// The keys of a struct.
struct Entry<'n, 'w> {
    walk: &'n mut Walk<'w>,
    shape: &'static Shape,
    /// Where in the table the next key is looked for first.
    next: usize,
}

impl Entry<'_, '_> {
    fn field(&mut self, key: &str) -> Option<&'static Field> {
        let fields = self.shape.fields;
        let at = (self.next..fields.len()).chain(0..self.next).find(|at| fields[*at].key == key)?;
        self.next = at + 1;
        Some(&fields[at])
    }
}

impl SerializeStruct for Entry<'_, '_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        let Some(field) = self.field(key) else { return Ok(()) };
        // Whoever holds something is found under the key that says what, with a term of their own or not.
        let holder = self.walk.frames.last().map(|frame| frame.of).filter(|of| is_holder(of, key));
        let field = holder.unwrap_or(field);
        let is_wanted = (self.walk.wants)(self.shape, field);
        let leads_on = field.shape().is_some() && holder.is_none() && self.walk.ways.are_open(field);
        let is_name = matches!(field.kind, Kind::Id | Kind::Name);
        if !(is_wanted || leads_on || is_name) {
            return Ok(());
        }
        self.walk.steps.push(Step::Key(Cow::Borrowed(key)));
        let seen = value.serialize(Node { walk: self.walk, field });
        self.walk.steps.pop();
        seen
    }

    fn end(self) -> Result<(), Refused> {
        self.walk.frames.pop();
        self.walk.numbers.pop();
        Ok(())
    }
}

/// Whether this key of a term says who it is.
fn is_holder(of: &Field, key: &str) -> bool {
    matches!(of.kind, Kind::Holders(_)) && key == "name"
}

/// A mapping from the names of entries to days.
struct Days<'n, 'w> {
    walk: &'n mut Walk<'w>,
    field: &'static Field,
}

impl SerializeMap for Days<'_, '_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        let name = serde_json::to_value(key).map_err(ser::Error::custom)?;
        self.walk.steps.push(Step::Key(Cow::Owned(name.as_str().unwrap_or_default().to_owned())));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        let seen = value.serialize(Node { walk: self.walk, field: self.field });
        self.walk.steps.pop();
        seen
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::plan_from;

    const JSP: &str = "
milestones:
  - id: M-import
    due: 2026-04-17
    moves: [{from: 2026-04-03, to: 2026-04-17, moved_on: 2027-03-24, by: Ana Ruiz, decision: D-9}]
    customer_owner: [Lee Novak, {name: Ana Ruiz, since: 2026-04-01}]
value: {first: {owner: Lee Novak, reached_on: 1999-03-19}}
baselines: [{agreed_on: 2026-04-02, dates: {M-import: 2026-04-20}}]
";

    /// What a walk comes to: the place, and what is said or written there.
    fn seen(wants: impl Fn(&Shape, &Field) -> bool) -> Vec<String> {
        let stakeholders = "people: [{name: Lee Novak, departed_on: 2026-05-01}]";
        let plan = plan_from(&[("jsp.yaml", JSP), ("stakeholders.yaml", stakeholders)]);
        let mut seen = Vec::new();
        walk(&plan, wants, |found| {
            let said = match found.field.kind {
                Kind::Happened(_) => found.said(),
                _ => found.text().unwrap_or_default().to_owned(),
            };
            seen.push(format!("{} {said}", found.route()));
        });
        seen
    }

    #[test]
    fn every_day_on_which_something_happened_is_said_with_its_entry() {
        let days = seen(|_, field| matches!(field.kind, Kind::Happened(_)));
        assert_eq!(
            days,
            [
                "onboarding.yaml:contract.signed_on the contract was signed on 2026-03-02",
                "stakeholders.yaml:people[0].departed_on Lee Novak left on 2026-05-01",
                "jsp.yaml:milestones[0].moves[0].moved_on a move of milestone `M-import` was made on 2027-03-24",
                "jsp.yaml:value.first.reached_on first value was reached on 1999-03-19",
                "jsp.yaml:baselines[0].agreed_on a baseline was agreed on 2026-04-02",
            ]
        );
    }

    #[test]
    fn holders_are_found_under_the_key_that_says_what_they_hold() {
        let owners = seen(|_, field| matches!(field.kind, Kind::Holders(_)));
        let owners: Vec<&str> =
            owners.iter().map(String::as_str).filter(|it| it.starts_with("jsp.yaml")).collect();
        assert_eq!(
            owners,
            [
                "jsp.yaml:milestones[0].customer_owner[0].name Lee Novak",
                "jsp.yaml:milestones[0].customer_owner[1].name Ana Ruiz",
                "jsp.yaml:value.first.owner Lee Novak",
            ]
        );
    }

    #[test]
    fn the_days_of_a_baseline_stand_under_the_names_of_what_they_are_for() {
        let dates = seen(|_, field| matches!(field.kind, Kind::DayOf(_)));
        assert_eq!(dates, ["jsp.yaml:baselines[0].dates.M-import 2026-04-20"]);
        let decisions = seen(|_, field| matches!(field.kind, Kind::Reference(crate::fields::To::Decision)));
        assert_eq!(decisions, ["jsp.yaml:milestones[0].moves[0].decision D-9"]);
    }

    #[test]
    fn nothing_is_gone_through_in_which_nothing_is_wanted() {
        let plan = plan_from(&[("jsp.yaml", JSP)]);
        let (_, steps) = steps::of(|| walk(&plan, |_, field| field.key == "hours_per_week", |_| {}));
        assert!(steps < 5, "{steps}");
    }
}
