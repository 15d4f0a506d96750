//! How serde hands over a plan, key by key: the table is followed in step, and what is wanted is shown.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{self, Serialize, SerializeMap, SerializeSeq, SerializeStruct};

use super::field::{Field, Kind, Shape};
use super::found::{Found, Frame, Value};
use super::ways::Ways;
use crate::model::PlanFile;
use crate::route::Step;
use crate::steps;

/// The bytes of a name that a message says.
const LONGEST: usize = 200;

/// Where a walk is, and what it has met.
pub(super) struct Walk<'w> {
    pub(super) file: PlanFile,
    pub(super) steps: Vec<Step>,
    pub(super) frames: Vec<Frame>,
    pub(super) numbers: Vec<usize>,
    pub(super) met: usize,
    pub(super) ways: &'w mut Ways,
    pub(super) wants: &'w dyn Fn(&Shape, &Field) -> bool,
    pub(super) see: &'w mut dyn FnMut(&Found<'_>),
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
pub(super) struct Node<'n, 'w> {
    pub(super) walk: &'n mut Walk<'w>,
    pub(super) field: &'static Field,
}

/// Nothing refuses to be walked over; the type is what serde asks for.
#[derive(Debug)]
pub(super) struct Refused(String);

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
pub(super) struct Items<'n, 'w> {
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
pub(super) struct Entry<'n, 'w> {
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
        let is_name = matches!(field.kind, Kind::Id | Kind::Name);
        let leads_on = |walk: &mut Walk<'_>| holder.is_none() && walk.ways.lead_to(field, walk.wants);
        if !(is_wanted || is_name || leads_on(self.walk)) {
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
pub(super) struct Days<'n, 'w> {
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
