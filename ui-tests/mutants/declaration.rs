//! What breaks the tie between a declaration and its implementation, in the runtime and in what is emitted.

use crate::Mutant;

const DECLARATION: &str = "runtime/src/declaration.rs";
const BORROWER: &str = "runtime/src/object/borrower.rs";
const OWNER: &str = "runtime/src/object/owner.rs";
const VTABLE: &str = "runtime/src/object/vtable.rs";
const EXPAND: &str = "macros/src/expand.rs";
const HEADER: &str = "macros/src/header.rs";
const AST: &str = "macros/src/ast.rs";

pub(crate) const MUTANTS: &[Mutant] = &[
    Mutant::new(
        "anybody can change a contract",
        &[
            (
                VTABLE,
                "    vtable: IOlkAccountHelper_Vtbl,",
                "    /// Public.\n    pub vtable: IOlkAccountHelper_Vtbl,",
            ),
            (
                VTABLE,
                "    settle: fn(&Object<T>),\n}",
                "    pub settle: fn(&Object<T>),\n}",
            ),
        ],
    ),
    Mutant::new(
        "a borrower's contract fits a helper that is declared an owner",
        &[
            (
                BORROWER,
                "    Helper: AccountHelper<Role = borrows_session>,",
                "    Helper: AccountHelper,",
            ),
            (
                BORROWER,
                "    T: LendSession + AccountHelper<Role = borrows_session>,",
                "    T: LendSession + AccountHelper,",
            ),
        ],
    ),
    Mutant::new(
        "an owner may lend a session, too",
        &[(DECLARATION, "lends.is_none(),", "lends.is_none() || true,")],
    ),
    Mutant::new(
        "a borrower may open a session, too",
        &[(DECLARATION, "opens.is_none(),", "opens.is_none() || true,")],
    ),
    Mutant::new(
        "an owner with parameters may lend a session, too",
        &[(
            DECLARATION,
            "impl<T: LendSession> owner_lends_no_session for T {}",
            "",
        )],
    ),
    Mutant::new(
        "a borrower with parameters may open a session, too",
        &[(
            DECLARATION,
            "impl<T: OpenSession> borrower_opens_no_session for T {}",
            "",
        )],
    ),
    Mutant::new(
        "the roles aren't checked",
        &[(
            EXPAND,
            "    output.extend(no_contradiction(helper, &header));\n",
            "",
        )],
    ),
    Mutant::new(
        "the roles are checked only when something is made of a helper",
        &[(
            EXPAND,
            "        no_overlap(helper, header)\n",
            "        TokenStream::new()\n",
        )],
    ),
    Mutant::new(
        "an owner's session may be something else than a COM object, until it is used",
        &[(
            DECLARATION,
            "remove `owns_session` and the `impl OpenSession`, or remove the `impl LendSession`\"\n        );\n        \
             session.must_be_com_object();",
            "remove `owns_session` and the `impl OpenSession`, or remove the `impl LendSession`\"\n        );",
        )],
    ),
    Mutant::new(
        "a borrower's session may be something else than a COM object, until it is used",
        &[(
            DECLARATION,
            "or declare it with `owns_session` and lend nothing\"\n        );\n        session.must_be_com_object();",
            "or declare it with `owns_session` and lend nothing\"\n        );\n        let _ = session;",
        )],
    ),
    Mutant::new(
        "the session of an owner with parameters may be something else than a COM object",
        &[(
            OWNER,
            "    SessionKind::of::<Helper::Session>().must_be_com_object();\n",
            "",
        )],
    ),
    Mutant::new(
        "the session of a borrower with parameters may be something else than a COM object",
        &[(
            BORROWER,
            "    SessionKind::of::<Helper::Session>().must_be_com_object();\n",
            "",
        )],
    ),
    Mutant::new(
        "a text is a profile name",
        &[(
            DECLARATION,
            "impl profile for ProfileName {",
            "impl profile for String {\n    fn name(&self) -> &ProfileName {\n        unimplemented!()\n    }\n}\n\n\
             impl profile for ProfileName {",
        )],
    ),
    Mutant::new(
        "who marks what is no profile name is told so in the compiler's words",
        &[(
            DECLARATION,
            "#[diagnostic::on_unimplemented(\n    message = \"`{Self}` is no profile name\"",
            "#[diagnostic::nothing(\n    message = \"`{Self}` is no profile name\"",
        )],
    ),
    // That the trait `AccountHelper` has the bound as well needs no test: without it, the runtime doesn't build.
    Mutant::new(
        "what is emitted doesn't say that a helper with parameters borrows nothing",
        &[(
            HEADER,
            "            'static + ::core::marker::Sized + #declaration::#session\n",
            "            ::core::marker::Sized + #declaration::#session\n",
        )],
    ),
    Mutant::new(
        "a helper with parameters is one whatever they are",
        &[(
            HEADER,
            "            'static + ::core::marker::Sized + #declaration::#session\n",
            "            'static + ::core::marker::Sized\n",
        )],
    ),
    Mutant::new(
        "a parameter without a size makes a helper of no kind",
        &[(
            HEADER,
            "            'static + ::core::marker::Sized + #declaration::#session\n",
            "            'static + #declaration::#session\n",
        )],
    ),
    Mutant::new(
        "an owner is declared a borrower",
        &[(
            AST,
            "Some(word) => Ident::new(\"owns_session\", word.span()),",
            "Some(word) => Ident::new(\"borrows_session\", word.span()),",
        )],
    ),
    Mutant::new(
        "what a borrower lacks is missed at the whole attribute",
        &[(
            AST,
            "Span::call_site().located_at(self.item.ident.span()),",
            "Span::call_site(),",
        )],
    ),
    Mutant::new(
        "what an owner lacks is missed at the whole attribute",
        &[(
            AST,
            "Some(word) => Ident::new(\"owns_session\", word.span()),",
            "Some(_) => Ident::new(\"owns_session\", Span::call_site()),",
        )],
    ),
    Mutant::new(
        "a second `impl` is shown at the whole attribute",
        &[(
            HEADER,
            "            place: name.span(),",
            "            place: Span::call_site(),",
        )],
    ),
    Mutant::new(
        "a field's type is refused at the whole attribute",
        &[(
            EXPAND,
            "    placed(quote!(&self.#member), first, ty.last().unwrap_or(first))",
            "    let _ = (placed, first, ty.last());\n    quote!(&self.#member)",
        )],
    ),
    Mutant::new(
        "a field marked `#[session]` isn't lent",
        &[(
            EXPAND,
            "    output.extend(lend_session(helper, &header));\n",
            "",
        )],
    ),
    Mutant::new(
        "bounds on `Self` are taken for the interface's",
        &[(
            EXPAND,
            "        [parameters, conditions].map(|tokens| header.naming_self(tokens));\n    let interface",
            "        [parameters, conditions].map(TokenStream::clone);\n    let interface",
        )],
    ),
    Mutant::new(
        "a deprecated helper is deprecated in what is emitted, too",
        &[(
            HEADER,
            "    deprecated.then(|| quote!(#[allow(deprecated)]))",
            "    let _ = deprecated;\n    None",
        )],
    ),
    Mutant::new(
        "with `crate = path` the runtime is looked for under its own name all the same",
        &[(
            "macros/src/attr/arguments.rs",
            "            Argument::Given(path) => Some(path.to_token_stream()),",
            "            Argument::Given(_) => Some(quote!(::olk_account)),",
        )],
    ),
];
