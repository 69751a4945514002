//! Derived types for the shared cases with many fields.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

/// A record of ints and an enum, both of these words, and of a few records more.
macro_rules! keywords {
    ($($word:literal $field:ident $variant:ident,)*) => {
        #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
        #[avro(name = "Self", namespace = "crate.self.super.type")]
        pub(crate) struct Keywords {
            $(
                #[avro(rename = $word)]
                $field: i32,
            )*
            en: Type,
            r: Struct,
            o: Option,
            v: Vec,
            s: self::String,
            b: Box,
            res: Result,
        }

        #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
        #[avro(name = "type", namespace = "crate.self.super.type")]
        enum Type {
            $(
                #[avro(rename = $word)]
                $variant,
            )*
        }
    };
}

keywords! {
    "as" f0 V0,
    "async" f1 V1,
    "await" f2 V2,
    "break" f3 V3,
    "const" f4 V4,
    "continue" f5 V5,
    "crate" f6 V6,
    "dyn" f7 V7,
    "else" f8 V8,
    "enum" f9 V9,
    "extern" f10 V10,
    "false" f11 V11,
    "fn" f12 V12,
    "for" f13 V13,
    "gen" f14 V14,
    "if" f15 V15,
    "impl" f16 V16,
    "in" f17 V17,
    "let" f18 V18,
    "loop" f19 V19,
    "match" f20 V20,
    "mod" f21 V21,
    "move" f22 V22,
    "mut" f23 V23,
    "pub" f24 V24,
    "ref" f25 V25,
    "return" f26 V26,
    "self" f27 V27,
    "Self" f28 V28,
    "static" f29 V29,
    "struct" f30 V30,
    "super" f31 V31,
    "trait" f32 V32,
    "true" f33 V33,
    "type" f34 V34,
    "unsafe" f35 V35,
    "use" f36 V36,
    "where" f37 V37,
    "while" f38 V38,
    "abstract" f39 V39,
    "become" f40 V40,
    "box" f41 V41,
    "do" f42 V42,
    "final" f43 V43,
    "macro" f44 V44,
    "override" f45 V45,
    "priv" f46 V46,
    "try" f47 V47,
    "typeof" f48 V48,
    "unsized" f49 V49,
    "virtual" f50 V50,
    "yield" f51 V51,
    "union" f52 V52,
    "default" f53 V53,
    "auto" f54 V54,
    "raw" f55 V55,
    "safe" f56 V56,
    "macro_rules" f57 V57,
    "str" f58 V58,
    "String" f59 V59,
    "Vec" f60 V60,
    "Option" f61 V61,
    "Some" f62 V62,
    "None" f63 V63,
    "Result" f64 V64,
    "Ok" f65 V65,
    "Err" f66 V66,
    "Box" f67 V67,
    "bool" f68 V68,
    "u8" f69 V69,
    "i32" f70 V70,
    "f64" f71 V71,
    "core" f72 V72,
    "std" f73 V73,
    "alloc" f74 V74,
    "serde" f75 V75,
    "apache_avro" f76 V76,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "struct", namespace = "crate.self.super.type")]
struct Struct {
    r#fn: ::std::string::String,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "crate.self.super.type")]
struct Option {
    #[avro(rename = "Some")]
    some: ::std::string::String,
}

/// Records with the names of the standard library's types.
macro_rules! prelude {
    ($($ty:ident)*) => {$(
        #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
        #[avro(namespace = "crate.self.super.type")]
        struct $ty {
            x: i32,
        }
    )*};
}

prelude! { Vec String Box Result }

/// A record of optional doubles.
macro_rules! wide {
    ($($field:ident)*) => {
        #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
        #[avro(namespace = "ux.widerec")]
        pub(crate) struct WideRec {
            $($field: ::core::option::Option<f64>,)*
        }
    };
}

wide! {
    c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12 c13 c14
    c15 c16 c17 c18 c19 c20 c21 c22 c23 c24 c25 c26 c27 c28 c29
    c30 c31 c32 c33 c34 c35 c36 c37 c38 c39 c40 c41 c42 c43 c44
    c45 c46 c47 c48 c49 c50 c51 c52 c53 c54 c55 c56 c57 c58 c59
    c60 c61 c62 c63 c64 c65 c66 c67 c68 c69 c70 c71 c72 c73 c74
    c75 c76 c77 c78 c79 c80 c81 c82 c83 c84 c85 c86 c87 c88 c89
    c90 c91 c92 c93 c94 c95 c96 c97 c98 c99 c100 c101 c102 c103 c104
    c105 c106 c107 c108 c109 c110 c111 c112 c113 c114 c115 c116 c117 c118 c119
    c120 c121 c122 c123 c124 c125 c126 c127 c128 c129 c130 c131 c132 c133 c134
    c135 c136 c137 c138 c139 c140 c141 c142 c143 c144 c145 c146 c147 c148 c149
    c150 c151 c152 c153 c154 c155 c156 c157 c158 c159 c160 c161 c162 c163 c164
    c165 c166 c167 c168 c169 c170 c171 c172 c173 c174 c175 c176 c177 c178 c179
    c180 c181 c182 c183 c184 c185 c186 c187 c188 c189 c190 c191 c192 c193 c194
    c195 c196 c197 c198 c199 c200 c201 c202 c203 c204 c205 c206 c207 c208 c209
    c210 c211 c212 c213 c214 c215 c216 c217 c218 c219 c220 c221 c222 c223 c224
    c225 c226 c227 c228 c229 c230 c231 c232 c233 c234 c235 c236 c237 c238 c239
    c240 c241 c242 c243 c244 c245 c246 c247 c248 c249 c250 c251 c252 c253 c254
    c255 c256 c257 c258 c259 c260 c261 c262 c263 c264 c265 c266 c267 c268 c269
    c270 c271 c272 c273 c274 c275 c276 c277 c278 c279 c280 c281 c282 c283 c284
    c285 c286 c287 c288 c289 c290 c291 c292 c293 c294 c295 c296 c297 c298 c299
}
