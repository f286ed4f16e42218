//! What breaks the attribute's own rules: each rule left out, one by one.

use crate::Mutant;

const VALID: &str = "macros/src/valid.rs";
const ARGUMENTS: &str = "macros/src/attr/arguments.rs";
const MARKS: &str = "macros/src/attr/marks.rs";
const AST: &str = "macros/src/ast.rs";
const EXPAND: &str = "macros/src/expand.rs";
const FALLBACK: &str = "macros/src/fallback.rs";

pub(crate) const MUTANTS: &[Mutant] = &[
    Mutant::new(
        "an enum is as good as a struct",
        &[(
            EXPAND,
            "            mistakes.insert(0, valid::not_a_struct(Some(&found)));\n",
            "            let _ = found;\n",
        )],
    ),
    Mutant::new(
        "a function is as good as a struct",
        &[(
            EXPAND,
            "            mistakes.insert(0, valid::not_a_struct(found.as_ref()));\n",
            "            let _ = found;\n",
        )],
    ),
    Mutant::new(
        "the attribute may be there twice",
        &[(
            VALID,
            "    found.extend(repetitions(helper));\n",
            "    let _ = repetitions;\n",
        )],
    ),
    Mutant::new(
        "a second attribute runs again",
        &[(
            AST,
            "        let repetitions = take_repetitions(&mut item.attrs);\n",
            "        let repetitions = Vec::new();\n",
        )],
    ),
    Mutant::new(
        "a struct may be packed",
        &[(
            VALID,
            "    found.extend(packed(helper));\n",
            "    let _ = packed;\n",
        )],
    ),
    Mutant::new(
        "a packed struct is lent from when it is refused",
        &[(
            FALLBACK,
            "    let root = root.filter(|_| valid::packed(helper).is_empty());\n",
            "",
        )],
    ),
    Mutant::new(
        "a struct may have no size",
        &[(VALID, "    found.extend(no_size(helper));\n", "")],
    ),
    Mutant::new(
        "a struct may have a lifetime",
        &[(
            VALID,
            "    found.extend(lifetimes(helper));\n",
            "    let _ = lifetimes;\n",
        )],
    ),
    Mutant::new(
        "a mark may stand on the struct",
        &[(
            VALID,
            "    found.extend(helper.misplaced.iter().map(misplaced));\n",
            "    let _ = misplaced;\n",
        )],
    ),
    Mutant::new(
        "a mark may be misspelt",
        &[(
            VALID,
            "    found.extend(helper.misspelt.iter().map(misspelt));\n",
            "    let _ = misspelt;\n",
        )],
    ),
    Mutant::new(
        "a misspelt mark is the compiler's to find",
        &[(
            AST,
            "        helper.misspelt = helper.take_misspelt();\n",
            "",
        )],
    ),
    Mutant::new(
        "an unknown attribute is a misspelt mark, though a derive may know it",
        &[(
            AST,
            "            Data::Struct(data) if !may_know_others(&self.item.attrs) => {",
            "            Data::Struct(data) => {",
        )],
    ),
    Mutant::new(
        "a profile's name may be empty",
        &[(VALID, "    if units.is_empty() {", "    if false {")],
    ),
    Mutant::new(
        "a profile's name may be too long",
        &[(
            VALID,
            "    if units.len() > LONGEST_NAME {",
            "    if false {",
        )],
    ),
    Mutant::new(
        "a profile's name may be longer by one",
        &[(
            VALID,
            "const LONGEST_NAME: usize = 64;",
            "const LONGEST_NAME: usize = 65;",
        )],
    ),
    Mutant::new(
        "a profile's name is measured in characters",
        &[(
            VALID,
            "    if units.len() > LONGEST_NAME {",
            "    if literal.value().chars().count() > LONGEST_NAME {",
        )],
    ),
    Mutant::new(
        "a profile's name may hold a NUL",
        &[(
            VALID,
            ".position(|&unit| unit == 0)",
            ".position(|&unit| unit == 0xFFFF)",
        )],
    ),
    Mutant::new(
        "two profiles may be marked",
        &[(
            VALID,
            "        before.into_iter().any(|other| field.clashes_with(*other))",
            "        before.into_iter().any(|other| field.mark.kind == Kind::Session && field.clashes_with(*other))",
        )],
    ),
    Mutant::new(
        "two sessions may be marked",
        &[(
            VALID,
            "        before.into_iter().any(|other| field.clashes_with(*other))",
            "        before.into_iter().any(|other| field.mark.kind == Kind::Profile && field.clashes_with(*other))",
        )],
    ),
    Mutant::new(
        "a profile may be marked and named",
        &[(
            VALID,
            "        Some(field) if literal.given().is_some() => wrong",
            "        Some(field) if false => wrong",
        )],
    ),
    Mutant::new(
        "a helper may have no profile",
        &[(
            VALID,
            "            wrong.push(no_profile(helper));\n",
            "            let _ = no_profile(helper);\n",
        )],
    ),
    Mutant::new(
        "a profile that was meant to be there is missed as well",
        &[(
            VALID,
            "        None if !literal.was_tried() && !profile_was_meant(helper) => {",
            "        None if literal.given().is_none() => {",
        )],
    ),
    Mutant::new(
        "an owner may mark a session",
        &[(
            VALID,
            "    if !helper.is_owner() {\n        return second(",
            "    if !helper.is_owner() || fields.len() < 2 {\n        return second(",
        )],
    ),
    Mutant::new(
        "a configuration may leave two of a kind",
        &[(
            EXPAND,
            "                output.extend(quote!(#[cfg(all(#condition, any(#(#before),*)))] #error));\n",
            "                let _ = error;\n",
        )],
    ),
    Mutant::new(
        "a configuration may leave no profile",
        &[(
            EXPAND,
            "            output.extend(quote!(#[cfg(not(any(#(#before),*)))] #error));\n",
            "            let _ = error;\n",
        )],
    ),
    Mutant::new(
        "a field may be marked twice",
        &[(
            VALID,
            "        if before.clone().any(|other| other.kind == mark.kind) {",
            "        if false {",
        )],
    ),
    Mutant::new(
        "a field may be profile and session",
        &[(
            VALID,
            "        } else if before.clone().next().is_some() && !helper.is_owner() {",
            "        } else if false {",
        )],
    ),
    Mutant::new(
        "a mark may stand in `cfg_attr`",
        &[(
            VALID,
            "        } else if mark.in_cfg_attr {",
            "        } else if false {",
        )],
    ),
    Mutant::new(
        "a mark may have a value",
        &[(
            VALID,
            "        } else if !mark.stands_alone() {",
            "        } else if false && !mark.stands_alone() {",
        )],
    ),
    Mutant::new(
        "a marked field may move",
        &[(
            VALID,
            "        } else if field.shifts {",
            "        } else if false {",
        )],
    ),
    Mutant::new(
        "marks stay on the fields",
        &[(
            MARKS,
            "    attributes.retain(|attribute| Mark::read(attribute).is_none());\n",
            "",
        )],
    ),
    Mutant::new(
        "marks stay on what is no struct",
        &[(
            AST,
            "                item: without_marks(item),",
            "                item,",
        )],
    ),
    Mutant::new(
        "an argument may be given twice",
        &[(
            ARGUMENTS,
            "        if self.was_tried() {\n            return Err(repeated(name));\n        }\n",
            "",
        )],
    ),
    Mutant::new(
        "`owns_session` may be given twice",
        &[(
            ARGUMENTS,
            "        if self.owns_session.is_some() {\n            return Err(repeated(&name));\n        }\n",
            "",
        )],
    ),
    Mutant::new(
        "`crate` may be given twice",
        &[(
            ARGUMENTS,
            "        if self.root.was_tried() {\n            return Err(repeated(name));\n        }\n",
            "",
        )],
    ),
    Mutant::new(
        "`owns_session` may have a value",
        &[(
            ARGUMENTS,
            "            return Err(Error::new_spanned(\n                value,\n",
            "            let _: Error = (Error::new_spanned(\n                value,\n",
        )],
    ),
    Mutant::new(
        "a misspelt argument isn't taken for what was meant",
        &[(
            ARGUMENTS,
            "                self.was_meant(meant, name.span());\n",
            "",
        )],
    ),
    Mutant::new(
        "nobody asks what was meant",
        &[(
            ARGUMENTS,
            "match spelling::nearest(word, &NAMES) {",
            "match spelling::nearest(word, &[]) {",
        )],
    ),
    Mutant::new(
        "to lend a session is an unknown argument like any other",
        &[(
            ARGUMENTS,
            "            None if word.starts_with(\"lend\") || word.starts_with(\"borrow\") => format!(",
            "            None if false => format!(",
        )],
    ),
    Mutant::new(
        "an argument in quotes is a literal like any other",
        &[(
            ARGUMENTS,
            "            Lit::Str(text) if NAMES.contains(&text.value().as_str()) => {",
            "            Lit::Str(text) if text.value().is_empty() => {",
        )],
    ),
    Mutant::new(
        "commas may be missing",
        &[(
            ARGUMENTS,
            "                mistakes.extend(separator(input).err());\n",
            "                let _ = separator(input);\n",
        )],
    ),
    Mutant::new(
        "commas may be too many",
        &[(
            ARGUMENTS,
            "                mistakes.extend(stray_commas(input));\n            }\n",
            "                let _ = stray_commas(input);\n            }\n",
        )],
    ),
    Mutant::new(
        "commas may come first",
        &[(
            ARGUMENTS,
            "            mistakes.extend(stray_commas(input));\n            while",
            "            let _ = stray_commas(input);\n            while",
        )],
    ),
    Mutant::new(
        "a crate's path may be in quotes",
        &[(
            ARGUMENTS,
            "        return (path, Some(at_value(input, equals, &message)));",
            "        let _ = at_value(input, equals, &message);\n        return (path, None);",
        )],
    ),
    Mutant::new(
        "one mistake hides the others",
        &[(
            VALID,
            "        all.combine(mistake);\n",
            "        let _ = mistake;\n",
        )],
    ),
    Mutant::new(
        "a refused struct is no helper to the rest of the program",
        &[(
            FALLBACK,
            "    output.extend(root.map(|root| stand_in(item, root)));\n",
            "    let _ = (root, stand_in);\n",
        )],
    ),
];
