//! A form, filled in by the text of its labels and sent by the text of its button. Prefilled and hidden
//! fields are sent too, as a browser does.

use axum::http::Method;
use scraper::{ElementRef, Html, Selector};
use url::form_urlencoded;

use super::{
    browser::Initiator,
    page::{Page, label_text, name_of, text_of},
};

pub struct Form<'p> {
    page: &'p Page,
    element: ElementRef<'p>,
    /// The button, or the selector, by which the form was found.
    which: String,
    fields: Vec<Field<'p>>,
}

struct Field<'p> {
    element: ElementRef<'p>,
    labels: Vec<String>,
    name: &'p str,
    value: String,
    /// Whether the field is sent: a box that is not ticked is not.
    on: bool,
}

impl<'p> Form<'p> {
    pub(super) fn new(page: &'p Page, element: ElementRef<'p>, which: &str) -> Self {
        let fields = owned(&page.html, element, "input, select, textarea")
            .filter(|field| !is_button(*field))
            .map(|field| Field::new(&page.html, field))
            .collect();
        Self { page, element, which: which.to_owned(), fields }
    }

    pub fn fill(mut self, label: &str, value: &str) -> Self {
        let field = self.field(label, Field::is_text);
        assert!(field.element.attr("readonly").is_none(), "{label:?} is read-only");
        value.clone_into(&mut field.value);
        self
    }

    pub fn choose(mut self, label: &str) -> Self {
        let name = self.field(label, |field| field.kind() == "radio").name;
        for field in self.fields.iter_mut().filter(|field| field.kind() == "radio" && field.name == name) {
            field.on = false;
        }
        self.field(label, |field| field.kind() == "radio").on = true;
        self
    }

    /// Selects an option of a list by its text.
    pub fn pick(mut self, label: &str, words: &str) -> Self {
        let field = self.field(label, |field| field.element.value().name() == "select");
        let options: Vec<(String, String)> =
            options(field.element).map(|o| (text_of(o), value_of(o))).collect();
        let Some((_, value)) = options.iter().find(|(text, _)| text == words) else {
            let texts: Vec<&String> = options.iter().map(|(text, _)| text).collect();
            panic!("{label:?} has no entry {words:?}, only {texts:#?}");
        };
        value.clone_into(&mut field.value);
        field.on = true;
        self
    }

    pub fn tick(mut self, label: &str) -> Self {
        self.field(label, |field| field.kind() == "checkbox").on = true;
        self
    }

    pub fn untick(mut self, label: &str) -> Self {
        self.field(label, |field| field.kind() == "checkbox").on = false;
        self
    }

    /// Changes a field that the page does not show, as an attacker can.
    pub fn tamper(mut self, name: &str, value: &str) -> Self {
        let field = self.fields.iter_mut().find(|field| field.name == name);
        value.clone_into(&mut field.unwrap_or_else(|| panic!("no field is named {name:?}")).value);
        self
    }

    /// The value of a field: its text, or for a box or a radio button `true` or `false`.
    pub fn value(&mut self, label: &str) -> String {
        let field = self.field(label, |_| true);
        match field.kind() {
            "checkbox" | "radio" => field.on.to_string(),
            _ => field.value.clone(),
        }
    }

    /// Submits the form by the button by which it was found.
    pub async fn send(self) -> Page {
        let button = self.which.clone();
        self.submit(&button).await
    }

    pub async fn submit(self, words: &str) -> Page {
        let button = buttons(&self.page.html, self.element).find(|button| name_of(*button) == words);
        let Some(button) = button else {
            let names: Vec<String> = buttons(&self.page.html, self.element).map(name_of).collect();
            panic!("the form has no button {words:?}, only {names:#?}");
        };
        assert!(button.attr("disabled").is_none(), "{words:?} is disabled");
        let said = |of_button: &str, of_form: &str| button.attr(of_button).or(self.element.attr(of_form));
        let enctype = said("formenctype", "enctype").unwrap_or("application/x-www-form-urlencoded");
        assert_eq!(enctype, "application/x-www-form-urlencoded", "only such forms can be sent from here");

        let mut sent = form_urlencoded::Serializer::new(String::new());
        for field in self.fields.iter().filter(|field| field.on && !field.name.is_empty()) {
            // HTML: a line break is sent as CRLF.
            sent.append_pair(field.name, &field.value.replace("\r\n", "\n").replace('\n', "\r\n"));
        }
        if let Some(name) = button.attr("name") {
            sent.append_pair(name, button.attr("value").unwrap_or_default());
        }
        let sent = sent.finish();

        let mut url = self.page.url.join(said("formaction", "action").unwrap_or_default()).unwrap();
        let posts = said("formmethod", "method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
        if !posts {
            url.set_query(Some(&sent));
        }
        let (method, form) = if posts { (Method::POST, Some(sent)) } else { (Method::GET, None) };
        let from = Initiator::Page(self.page.url.clone());
        self.page.browser.navigate(method, url, form, from).await
    }

    /// The field with this label, among those for which `fits` is true.
    fn field(&mut self, label: &str, fits: impl Fn(&Field<'p>) -> bool) -> &mut Field<'p> {
        let all: Vec<Vec<String>> =
            self.fields.iter().filter(|field| fits(field)).map(|f| f.labels.clone()).collect();
        let at = match_label(&all, label);
        let field = self.fields.iter_mut().filter(|field| fits(field)).nth(at).unwrap();
        assert!(!is_disabled(field.element), "{label:?} is disabled");
        field
    }
}

impl<'p> Field<'p> {
    fn new(html: &'p Html, element: ElementRef<'p>) -> Self {
        let mut field = Self {
            element,
            labels: labels(html, element),
            name: element.attr("name").unwrap_or_default(),
            value: value_of(element),
            on: !is_disabled(element),
        };
        if ["checkbox", "radio"].contains(&field.kind()) {
            field.on &= element.attr("checked").is_some();
            field.value = element.attr("value").unwrap_or("on").to_owned();
        } else if element.value().name() == "select" {
            // A list shows its first entry if none is selected.
            let selected = options(element).find(|o| o.attr("selected").is_some());
            let shown = selected.or_else(|| options(element).next());
            field.on &= shown.is_some();
            field.value = shown.map(value_of).unwrap_or_default();
        }
        field
    }

    fn kind(&self) -> &'p str {
        self.element.attr("type").unwrap_or("text")
    }

    fn is_text(&self) -> bool {
        let is_input = self.element.value().name() == "input";
        self.element.value().name() == "textarea"
            || is_input && !["checkbox", "radio", "hidden", "file"].contains(&self.kind())
    }
}

/// The buttons that send a form.
pub fn buttons<'p>(html: &'p Html, form: ElementRef<'p>) -> impl Iterator<Item = ElementRef<'p>> {
    owned(html, form, "button, input")
        .filter(|button| is_button(*button) && button.attr("type") != Some("button"))
}

/// The field, or the fieldset, with this label.
pub fn labelled<'p>(html: &'p Html, label: &str) -> ElementRef<'p> {
    let mut all = select(html, "input, select, textarea, fieldset");
    all.retain(|element| is_field(*element) || element.value().name() == "fieldset");
    let names: Vec<Vec<String>> = all.iter().map(|field| labels(html, *field)).collect();
    all[match_label(&names, label)]
}

/// Whether a person fills it in.
pub fn is_field(element: ElementRef<'_>) -> bool {
    match element.value().name() {
        "input" => element.attr("type") != Some("hidden") && !is_button(element),
        name => ["select", "textarea"].contains(&name),
    }
}

/// All names of a control: its labels, `aria-label`, `aria-labelledby`, a fieldset's legend.
pub fn labels(html: &Html, control: ElementRef<'_>) -> Vec<String> {
    let by_id = |id: &str, what: &str| select(html, &format!("{what}='{id}']"));
    let mut labels: Vec<String> = control.attr("aria-label").map(ToOwned::to_owned).into_iter().collect();
    for id in control.attr("aria-labelledby").unwrap_or_default().split_whitespace() {
        labels.extend(by_id(id, "[id").into_iter().map(label_text));
    }
    if let Some(id) = control.attr("id") {
        labels.extend(by_id(id, "label[for").into_iter().map(label_text));
    }
    labels.extend(ancestors(control).find(|outer| outer.value().name() == "label").map(label_text));
    if control.value().name() == "fieldset" {
        let legend = control.child_elements().find(|child| child.value().name() == "legend");
        labels.extend(legend.map(text_of));
    }
    labels
}

/// The index of the control with this label: the whole text, or the only one that begins with it.
fn match_label(all: &[Vec<String>], label: &str) -> usize {
    let find = |fits: &dyn Fn(&String) -> bool| -> Vec<usize> {
        (0..all.len()).filter(|at| all[*at].iter().any(fits)).collect()
    };
    let exact = find(&|known| known == label);
    let found = if exact.is_empty() { find(&|known| known.starts_with(label)) } else { exact };
    let known: Vec<&String> = all.iter().flatten().collect();
    match found[..] {
        [one] => one,
        [] => panic!("nothing is labelled {label:?}, only {known:#?}"),
        _ => panic!("more than one is labelled {label:?}: {known:#?}"),
    }
}

/// The elements that belong to a form: those inside it, and those that name it in `form`.
fn owned<'p>(html: &'p Html, form: ElementRef<'p>, what: &str) -> impl Iterator<Item = ElementRef<'p>> {
    select(html, what).into_iter().filter(move |element| match element.attr("form") {
        Some(id) => form.attr("id") == Some(id),
        None => ancestors(*element).any(|outer| outer == form),
    })
}

fn options(list: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    list.descendent_elements().filter(|element| element.value().name() == "option")
}

fn value_of(element: ElementRef<'_>) -> String {
    match (element.value().name(), element.attr("value")) {
        // The parser has already removed the line break right after the tag.
        ("textarea", _) => element.text().collect(),
        ("option", None) => text_of(element),
        (_, value) => value.unwrap_or_default().to_owned(),
    }
}

fn is_button(element: ElementRef<'_>) -> bool {
    let kind = element.attr("type");
    element.value().name() == "button" || [Some("submit"), Some("button"), Some("image")].contains(&kind)
}

fn is_disabled(element: ElementRef<'_>) -> bool {
    let group = ancestors(element).any(|o| o.value().name() == "fieldset" && o.attr("disabled").is_some());
    element.attr("disabled").is_some() || group
}

fn ancestors(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.ancestors().filter_map(ElementRef::wrap)
}

fn select<'p>(html: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let parsed = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    html.select(&parsed).collect()
}
