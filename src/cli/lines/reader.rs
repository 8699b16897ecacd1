//! From the JSON of a line to a command. It differs from the plain reader in what it accepts and says: words of the field
//! stand for choices and for yes and no, a field nobody knows is told with the nearest one, a value that cannot be read
//! with its key.

use super::words::{choices, yes_or_no};
use super::{Body, refer};
use serde::de::value::{SeqDeserializer, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Value};

/// What a value means.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    T::deserialize(Reader(value))
}

/// A value to be read.
struct Reader(Value);

impl Reader {
    /// A choice that has fields of its own: `{"sent":{"to":"省级"}}`.
    fn chosen<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let fields = if let Value::Object(fields) = self.0 { fields } else { Map::new() };
        let (name, inner) = fields.into_iter().next().unwrap_or_default();
        visitor.visit_enum(Variant { name, inner })
    }
}

impl IntoDeserializer<'_, Error> for Reader {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Reader {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(list) => {
                let mut list = SeqDeserializer::new(list.into_iter().map(Reader));
                let value = visitor.visit_seq(&mut list)?;
                list.end().map(|()| value)
            }
            Value::Object(fields) => visitor.visit_map(Fields { rest: fields.into_iter(), value: None }),
            plain => plain.deserialize_any(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.as_str().map(yes_or_no) {
            Some(Some(said)) => visitor.visit_bool(said),
            Some(None) => Err(Error::custom(format!("应为真假值(true、false，或是、否)，不是 {}", self.0))),
            None => self.0.deserialize_bool(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Value::Object(given) = &self.0 {
            known(given, fields)?;
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        kind: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let word = match &self.0 {
            Value::String(word) => word.as_str(),
            Value::Bool(true) => "是",
            Value::Bool(false) => "否",
            Value::Object(fields) if fields.len() == 1 => return self.chosen(visitor),
            other => return Err(Error::custom(format!("应写一个词，不是 {other}"))),
        };
        let Some(choices) = choices(kind) else { return visitor.visit_enum(word.into_deserializer()) };
        match choices.meant(names, word) {
            Some(name) => {
                let name: StrDeserializer<Error> = name.into_deserializer();
                visitor.visit_enum(name)
            }
            None => Err(Error::custom(choices.unknown(names, word))),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

/// Fields that nobody asks for are slips of the hand, not remarks.
fn known(given: &Body, fields: &[&str]) -> Result<(), Error> {
    match given.keys().find(|key| !fields.contains(&key.as_str())) {
        Some(key) => Err(Error::custom(refer::unknown_field(key, fields))),
        None => Ok(()),
    }
}

/// The fields of an object, one after the other.
struct Fields {
    rest: <Map<String, Value> as IntoIterator>::IntoIter,
    value: Option<(String, Value)>,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some((key.clone(), value));
        seed.deserialize(Reader(Value::String(key))).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (key, value) = self.value.take().unwrap_or_default();
        // The innermost key is told, where there is nothing but a word to be wrong.
        let inner = match &value {
            Value::Array(list) => list.iter().any(|value| value.is_object() || value.is_array()),
            other => other.is_object(),
        };
        let read = seed.deserialize(Reader(value));
        read.map_err(|error| if inner { error } else { Error::custom(format!("{key}：{error}")) })
    }
}

/// A choice that has fields of its own.
struct Variant {
    name: String,
    inner: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<(S::Value, Self), Error> {
        let name = std::mem::take(&mut self.name);
        let name: StrDeserializer<Error> = name.as_str().into_deserializer();
        seed.deserialize(name).map(|name| (name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        read(self.inner)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(Reader(self.inner))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        Reader(self.inner).deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        Reader(self.inner).deserialize_struct("", fields, visitor)
    }
}
