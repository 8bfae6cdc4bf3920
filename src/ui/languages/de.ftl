# Jeder Satz, den die Website selbst sagt, auf Deutsch. Die Anmerkungen zu einzelnen Sätzen stehen in en.ftl.
# Angeredet wird mit „Sie“. Menschen heißen so, dass alle gemeint sind, ohne Sonderzeichen: Unterzeichnende,
# Organisationsteam, die Angeschriebenen.

## Jede Seite
skip-to-content = Zum Inhalt springen
all-letters = Offene Briefe
languages = Sprachen
made-with = Veröffentlicht mit Undersigned, freier Software für offene Briefe. Ohne Tracking, ohne Cookies beim Lesen.
frozen-copy = Dies ist eine Kopie vom { $day }. Die Website wird nicht mehr betrieben: Sie nimmt keine Unterschriften an, und Links zur eigenen Unterschrift führen nirgendwo mehr hin.

## Startseite
home-title = Offene Briefe
home-empty = Hier ist noch kein Brief veröffentlicht.
home-closed = geschlossen am { $day }
home-opens = kann ab { $day } unterzeichnet werden

## Ein Brief
addressed-to = An
from-whom = Von
toward-goal = { $count ->
    [one] von { NUMBER($count) } erhofften Unterschrift
   *[other] von { NUMBER($count) } erhofften Unterschriften
}
count = { $count ->
    [0] Noch keine Unterschrift
    [one] { NUMBER($count) } Unterschrift
   *[other] { NUMBER($count) } Unterschriften
}
sign-link = Brief unterschreiben
translation-behind = Diese Übersetzung gibt einen früheren Text wieder.
translation-changes = Was sich seither im Original geändert hat
private-draft = Dieser Brief wird noch geschrieben. Nur wer einen privaten Link hat, sieht diese Seite. Bitte geben Sie ihn nicht weiter.
private-until = Dieser Brief ist bis zum { $time } UTC nicht öffentlich. Nur wer einen privaten Link hat, sieht diese Seite. Bitte geben Sie ihn nicht weiter.
behind-title = Wer hinter diesem Brief steht
behind-contact = Kontakt:
behind-press = Presse:
terms-text = Der Text des Briefs darf verwendet werden unter der Lizenz
body-table = Tabelle
body-footnotes = Fußnoten
body-footnote = Fußnote { $number }
body-footnote-back = Zurück zur Textstelle { $number }
problems-title = Fehler in den Dateien der Briefe (nur für Sie sichtbar)

## Neben einem Brief: Beiträge, Neues, die Seite für die Presse
contents = Mehr zu diesem Brief
contents-letter = Der Brief
contents-statements = { $count ->
    [one] { NUMBER($count) } Beitrag
   *[other] { NUMBER($count) } Beiträge
}
contents-updates = { $count ->
    [one] { NUMBER($count) } Neuigkeit
   *[other] { NUMBER($count) } Neuigkeiten
}
contents-press = Presse
about-letter = Über diesen Brief
statements-title = Beiträge
statements-authors = Wer hier spricht
statements-none = Hier ist noch kein Beitrag veröffentlicht.
statement = Beitrag
statement-guest = Zu Gast
statement-description = Ein Beitrag von { $name } zum offenen Brief „{ $letter }“.
statement-before = Davor
statement-after = Danach
statement-whole = Den ganzen Beitrag von { $name } lesen
terms-statement = Dieser Text darf verwendet werden unter der Lizenz
terms-picture = Das Bild darf verwendet werden unter der Lizenz
updates-title = Neues und Antworten
updates-none = Es gibt noch nichts Neues.
update-news = Neues
response-from = Antwort von { $name }
response-source = Quelle:
response-whole = Die ganze Antwort lesen
response-earlier = Frühere Antworten:

## Die Seite für die Presse
press-title = Für die Presse
press-quote = Zum Zitieren
quote-letter = „{ $title }“ ist ein offener Brief.
quote-letter-to = „{ $title }“ ist ein offener Brief an { $addressee }.
quote-behind = Veröffentlicht wird er von { $organizer }.
quote-count = { $count ->
    [0] Stand { $time } UTC hat er noch keine Unterschrift.
    [one] Stand { $time } UTC hat er { NUMBER($count) } Unterschrift.
   *[other] Stand { $time } UTC hat er { NUMBER($count) } Unterschriften.
}
quote-where = Zu lesen ist er unter { $address }
press-number = Die Zahl
number-definition = Gezählt werden veröffentlichte Unterschriften: die mit sichtbarem Namen, die, deren Namen nur das Organisationsteam sieht, und die ohne Namen. Sonst wird nichts gezählt, und jede Seite, jede Datei und jeder Feed hier nennt dieselbe Zahl.
number-public = mit sichtbarem Namen
number-private = gezählt, den Namen sieht nur das Organisationsteam
number-anonymous = ohne Namen
verified-title = Was „geprüft“ bedeutet
verified-email = per E-Mail: Das Postfach ist bestätigt, nicht aber, wem es gehört
verified-checked = vom Organisationsteam: Es hat geprüft, wer unterschrieben hat, und festgehalten, wann und wie
verified-entered = vom Organisationsteam eingetragen, mit einem Vermerk zur Herkunft, und hier nicht selbst bestätigt
number-left-out = Nicht in der Zahl
number-withdrawn = von den Unterzeichnenden zurückgezogen
number-rejected = nach Entscheidung der Moderation nicht veröffentlicht
press-contact = Kontakt
press-coverage = In der Presse
press-pictures = Bilder
press-pictures-words = Bitte nennen Sie zu jedem Bild den Namen, der dabeisteht.
picture-download = Original herunterladen
picture-ask = Für dieses Bild ist keine Lizenz angegeben. Bitte fragen Sie, bevor Sie es verwenden.
press-data = Daten und Bedingungen
press-figures = Die Zahlen dieser Seite für Programme (JSON)
press-fewer-rows = Die Datei enthält die Unterschriften mit sichtbarem Namen und die ohne Namen. Unterschriften, deren Namen nur das Organisationsteam sieht, sind mitgezählt, haben darin aber keine Zeile.
terms-not-names = Für die Namen gilt keine Lizenz: Wer unterschrieben hat, war einverstanden, unter diesem Brief zu stehen, und mit nichts weiter.

## Unterzeichnende
signatories-title = Unterzeichnende
first-signatories = Erstunterzeichnende
newest-signatories = Neueste Unterschriften
all-signatories = Alle Unterzeichnenden
anonymous = Anonym
line-group = Gruppe
line-affiliation = Zugehörigkeit nur zur Einordnung genannt
list-title = Unterzeichnende von „{ $letter }“
list-private = { $count ->
    [one] { NUMBER($count) } weitere Person hat unterschrieben, ohne ihren Namen zu zeigen. Sie ist mitgezählt, steht aber weder hier noch in der Datei.
   *[other] { NUMBER($count) } weitere Personen haben unterschrieben, ohne ihren Namen zu zeigen. Sie sind mitgezählt, stehen aber weder hier noch in der Datei.
}
list-empty = Noch steht hier kein Name.
list-featured = Vom Organisationsteam vorangestellt
list-number = Unterschrift Nummer { NUMBER($number) }
list-older = Frühere Unterschriften
list-pages = Seiten der Liste
list-search = Name, Organisation oder Tätigkeit
list-search-button = Suchen
list-whole = Die ganze Liste
list-capacity = Unterschrieben als
list-capacity-all = Alle
list-capacity-personal = Einzelne
list-capacity-affiliation = Einzelne mit Zugehörigkeit
list-capacity-group = Gruppen und Organisationen
list-country = Land
list-country-all = Alle Länder
list-filter-count = { $name } ({ NUMBER($count) })
list-nothing-found = Damit wird auf der Liste niemand gefunden. Ein Wort wird an seinem Anfang gefunden; versuchen Sie es mit weniger Buchstaben oder nur einem Wort.
list-files-found = Das Gefundene als Datei
error-unknown-filter = Diese Angabe zu Rolle oder Land gibt es in der Liste nicht.
error-search-long = Eine Suche fasst höchstens 16 Wörter und 120 Zeichen. Ein Teil des Namens genügt: Wörter werden an ihrem Anfang gefunden.
error-search-busy = Das Suchen dauert gerade länger, als es darf. Bitte suchen Sie nach einem längeren Wort oder versuchen Sie es in einer Minute noch einmal.
statistics-link = Wie die Zahl gewachsen ist
statistics-title = Statistik: { $letter }
statistics-heading = Statistik
plot-table = Die Zahlen als Tabelle
statistics-csv = Diese Zahlen als Datei: { $file }
statistics-time = Im Lauf der Zeit
statistics-who = Wer unterschrieben hat
statistics-hidden = Gezählt sind hier alle, deren Zeile öffentlich ist, wie in den Dateien. Was weniger als { $least } von ihnen gemeinsam haben, steht bei den übrigen, damit eine Zahl niemanden verrät.
statistics-private = { $count ->
    [one] { NUMBER($count) } private Unterschrift zählt ebenfalls. Aus welchem Land, in welcher Sprache und unter welchem Text, erfährt niemand.
   *[other] { NUMBER($count) } private Unterschriften zählen ebenfalls. Aus welchem Land, in welcher Sprache und unter welchem Text, erfährt niemand.
}
statistics-none = Noch ist nichts gezählt.
statistics-grown = Die Zahl am Ende jedes Tages, in UTC
statistics-by-day = Was jeder Tag hinzugefügt hat
statistics-grown-by-hour = Die Zahl am Ende jeder Stunde, in der letzten Woche
statistics-by-hour = Was jede Stunde hinzugefügt hat, in der letzten Woche
statistics-day = Tag
statistics-hour = Stunde
statistics-count = Unterschriften
statistics-change = Hinzugekommen
statistics-capacity = Als wer
statistics-by-capacity = Als wer sie unterschrieben haben
statistics-country = Land
statistics-by-country = Wo sie leben, soweit sie es sagen
statistics-language = Sprache
statistics-by-language = In welcher Sprache sie unterschrieben haben
statistics-verified = Bekannt durch
statistics-by-verified = Was darüber bekannt ist, wer unterschrieben hat
statistics-verified-email = Das Postfach wurde bestätigt
statistics-verified-checked = Die Organisierenden haben geprüft, wer es ist
statistics-verified-entered = Von den Organisierenden eingetragen
statistics-version = Text
statistics-by-version = Welchen Text sie unterschrieben haben
statistics-others = Übrige
statistics-removals = Was nicht zählt
statistics-removed = Unterschriften, die nicht zählen, und warum
statistics-removed-none = Es wurde nichts weggenommen.
statistics-removed-withdrawn = Von ihren Unterzeichnenden zurückgezogen, nachdem sie gezählt hatten
statistics-removed-taken-down = Von den Organisierenden entfernt, nachdem sie gezählt hatten
statistics-removed-held = Nie veröffentlicht. Warum sie angesehen wurden: { $reason }
statistics-reason = Warum
statistics-log = Wie die Zahl zustande kam
statistics-log-hint = Was andere als die Unterzeichnenden daran getan haben, nach Tagen in UTC.
log-entered-first = { $count ->
    [one] Eine Erstunterschrift wurde eingetragen.
   *[other] { NUMBER($count) } Erstunterschriften wurden eingetragen.
}
log-removed-first = { $count ->
    [one] Eine Erstunterschrift wurde gestrichen.
   *[other] { NUMBER($count) } Erstunterschriften wurden gestrichen.
}
log-published = { $count ->
    [one] Die Organisierenden haben eine Unterschrift veröffentlicht, die auf sie gewartet hatte.
   *[other] Die Organisierenden haben { NUMBER($count) } Unterschriften veröffentlicht, die auf sie gewartet hatten.
}
log-rejected = { $count ->
    [one] Die Organisierenden haben eine Unterschrift abgelehnt oder entfernt.
   *[other] Die Organisierenden haben { NUMBER($count) } Unterschriften abgelehnt oder entfernt.
}
log-held = { $count ->
    [one] Die Organisierenden haben eine Entscheidung zurückgenommen.
   *[other] Die Organisierenden haben { NUMBER($count) } Entscheidungen zurückgenommen.
}
log-withdrawn = { $count ->
    [one] Die Organisierenden haben eine Unterschrift auf Bitte hin zurückgezogen.
   *[other] Die Organisierenden haben { NUMBER($count) } Unterschriften auf Bitte hin zurückgezogen.
}
log-entered = { $count ->
    [one] Die Organisierenden haben eine anderswo gesammelte Unterschrift eingetragen.
   *[other] Die Organisierenden haben { NUMBER($count) } anderswo gesammelte Unterschriften eingetragen.
}
log-shown = { $count ->
    [one] Ein gemeinsam stehender Name wurde gezeigt.
   *[other] { NUMBER($count) } gemeinsam stehende Namen wurden gezeigt.
}
log-bulk-publish = { $count ->
    [one] Die Organisierenden haben auf einmal eine Unterschrift veröffentlicht.
   *[other] Die Organisierenden haben auf einmal { NUMBER($count) } Unterschriften veröffentlicht.
}
log-bulk-reject = { $count ->
    [one] Die Organisierenden haben auf einmal eine Unterschrift abgelehnt.
   *[other] Die Organisierenden haben auf einmal { NUMBER($count) } Unterschriften abgelehnt.
}
log-bulk-reject-held = { $count ->
    [one] Die Organisierenden haben auf einmal eine Unterschrift abgelehnt. Warum sie angesehen wurde: { $reason }
   *[other] Die Organisierenden haben auf einmal { NUMBER($count) } Unterschriften abgelehnt. Warum sie angesehen wurden: { $reason }
}
log-bulk-hold = { $count ->
    [one] Die Organisierenden haben auf einmal eine Unterschrift wieder warten lassen.
   *[other] Die Organisierenden haben auf einmal { NUMBER($count) } Unterschriften wieder warten lassen.
}
log-bulk-undone = { $count ->
    [one] Die Organisierenden haben eine solche Entscheidung für eine Unterschrift zurückgenommen.
   *[other] Die Organisierenden haben eine solche Entscheidung für { NUMBER($count) } Unterschriften zurückgenommen.
}
log-opened = Von da an nahm der Brief Unterschriften entgegen.
log-closed = Der Brief nahm keine Unterschriften mehr entgegen.
log-text-first = Der Text trat in Kraft:
log-text-material = Der Text wurde inhaltlich geändert:
log-text-changed = Der Text wurde redaktionell geändert:
statistics-how = Wie wir zählen
statistics-how-counts = Eine Unterschrift zählt, sobald ihre Adresse bestätigt ist oder die Organisierenden sie eingetragen haben, und solange sie veröffentlicht ist. Eine Adresse zählt einmal. Private und anonyme Unterschriften zählen; was auf die Organisierenden wartet, zählt nicht.
statistics-how-leaves = Wer zurückzieht, verlässt die Zahl sofort; die Nummer auf der Liste wird nicht neu vergeben. Ein Tag kann deshalb mehr wegnehmen als hinzufügen.
statistics-how-verified = „Bestätigt“ heißt, dass jemand die Post an dieser Adresse liest, nicht, wer es ist. Seite, Dateien, Feed und Rahmen zeigen dieselbe Zahl, jeweils mit ihrer Zeit.
count-live = laufend
count-paused = angehalten
count-live-label = Laufend erneuert: zum Anhalten drücken
count-paused-label = Angehalten: zum Fortsetzen drücken
statistics-record = Zahlen fürs Protokoll
statistics-record-hint = Die Zahl, wie sie am Ende jedes Tages war, in UTC, mit einer SHA-256-Summe der CSV-Datei dieses Augenblicks, vor der eine Zufallszahl (Nonce) steht: Prüfen kann sie nur, wer die Datei und ihre datapackage.json aufgehoben hat. Die Datei selbst wird nicht aufgehoben: Menschen dürfen sie verlassen. Hat sich seither bei jemandem daraus etwas geändert, steht es dabei. Tage, an denen die Site nicht lief, fehlen.
statistics-rows = Zeilen
statistics-revision = Revision
statistics-sum = SHA-256 von Nonce und CSV-Datei
statistics-taken = Aufgenommen um, UTC
statistics-amended = geändert seit { $time }
error-unknown-part = after und since sind Zahlen ab 0, und limit reicht von 1 bis 10.000.
error-not-an-address = In dieser Adresse stimmt etwas nicht: eine Zahl ist keine, oder der Text ist beschädigt.
list-files = Die ganze Liste als Datei
list-file-xlsx = Für Tabellenprogramme (XLSX)
list-file-csv = Tabelle (CSV)
list-file-json = Für Programme (JSON)
list-file-ndjson = Für Programme, Zeile für Zeile (NDJSON)
list-file-package = Was die Spalten bedeuten, mit Zeilenzahl und Prüfsumme (Data Package)
as-of = Stand: { $time } UTC
line-earlier = hat eine frühere Fassung unterschrieben

## Fassungen des Textes
history-link = Fassungen des Textes
history-heading = Fassungen des Textes
history-words = Jede Unterschrift gehört zu genau dem Text, der beim Unterschreiben zu sehen war. Jeder Text, der einmal galt, ist hier aufbewahrt, der neueste zuerst.
history-moment = { $time } UTC
history-in-force = gilt
history-first = Erste Fassung
history-unsigned = Geändert, bevor jemand unterschrieben hatte
history-editorial = Redaktionelle Änderung
history-editorial-words = Eine Korrektur, die lässt, was der Brief sagt. Frühere Unterschriften stehen auch unter diesem Text.
history-material = Inhaltliche Änderung
history-material-words = Was der Brief sagt, hat sich geändert. Alle, die vorher unterschrieben hatten und per E-Mail erreichbar sind, wurden gebeten, sich das anzusehen und zu bleiben oder zurückzuziehen. Bis sie antworten, gehört ihre Unterschrift zu dem Text, den sie unterschrieben haben.
history-hash = Prüfsumme
history-hash-handed-out = Hash der herausgegebenen Fassung
history-comments = Dieser Text enthält Kommentare seiner Verfasser, die Lesern nie gezeigt werden. Aus der Quelle, die herausgegeben wird, sind sie entfernt. Die Version behält den Hash des ganzen Textes, wie er unterzeichnet wurde; der zweite Hash ist der der Quelle, die Sie hier bekommen, und lässt sich nachprüfen.
history-signatures = Unterschriften
history-came-back = (dort gezählt, wo dieser Text später wiederkam)
history-difference = Was sich geändert hat
history-check-title = Selbst nachprüfen
history-check = Eine Fassung heißt nach ihrer Prüfsumme, dem SHA-256 ihrer Markdown-Quelle. Die Datei der Unterzeichnenden nennt sie zu jeder Unterschrift.
history-source = Quelle des geltenden Textes (Markdown)
difference-same = { $count ->
    [one] (ein Absatz ohne Änderung)
   *[other] ({ NUMBER($count) } Absätze ohne Änderung)
}
difference-space = Nur Leerzeichen und Zeilenumbrüche sind anders.
difference-removed = gestrichen:
difference-added = neu:
waiting-title = Ein geänderter Text wartet (nur für Sie sichtbar)

## Das Formular
sign-title = Diesen Brief unterschreiben
sign-not-yet = Unterschreiben ist ab dem { $time } UTC möglich.
sign-closes = Unterschreiben ist bis { $time } möglich.
sign-closed = Seit { $time } kann der Brief nicht mehr unterschrieben werden. Danke an alle, die unterschrieben haben.
sign-draft = Dieser Brief wird noch geschrieben. Er kann noch nicht unterschrieben werden.
sign-no-mail = Unterschreiben ist im Moment nicht möglich: Diese Website kann noch keine E-Mails senden und deshalb keine Unterschriften bestätigen.
sign-paused = Das Unterschreiben ist für eine Weile angehalten. Der Brief bleibt hier zum Lesen und Weitergeben; bitte kommen Sie später wieder.
field-name = Ihr Name oder Künstlername, wie er unter dem Brief stehen soll
field-name-or-group = Ihr Name, Künstlername oder Gruppenname, wie er unter dem Brief stehen soll
field-name-hint = Lassen Sie das Feld nur leer, wenn Sie ohne Namen unterschreiben.
field-left-empty = Dieses Feld bitte leer lassen: Es ist für Programme da, die alles ausfüllen, was sie finden.
field-email = Ihre E-Mail-Adresse
field-email-hint = Wir brauchen sie, um Ihre Unterschrift zu bestätigen und Ihnen dazu zu schreiben. Sie wird nie veröffentlicht und nie weitergegeben.
# Beside an address that looks mistyped, with two buttons.
email-question-unsent = Es wurde noch nichts abgeschickt.
email-question = Meinten Sie { $address }?
email-question-yes = Ja, { $address } nehmen
email-question-no = Nein, { $address } stimmt
field-visibility = Wer darf Ihren Namen sehen?
visibility-public = Meinen Namen zeigen
visibility-public-hint = Alle sehen ihn: die Öffentlichkeit, das Organisationsteam, die Angeschriebenen.
visibility-together = Meinen Namen zeigen, sobald wir genug sind
visibility-together-hint = Solange das nicht { NUMBER($threshold) } Personen gewählt haben, werden Sie mitgezählt, und nur das Organisationsteam sieht Ihren Namen. Dann schreiben wir Ihnen, und einen Tag später werden alle diese Namen auf einmal gezeigt.
visibility-together-shown-hint = Wir sind genug, und unsere Namen werden gezeigt. Wenn Sie das jetzt wählen, wird Ihrer mit ihnen gezeigt, sobald Sie bestätigt haben: der Öffentlichkeit, dem Organisationsteam und den Angeschriebenen.
visibility-together-ended-hint = Auf diese Weise zeigt der Brief keine Namen mehr. Sie werden weiter mitgezählt, und nur das Organisationsteam sieht Ihren Namen.
visibility-private = Mich mitzählen, meinen Namen nicht zeigen
visibility-private-hint = Nur das Organisationsteam sieht ihn. Die Öffentlichkeit und die Angeschriebenen sehen in der Zahl eine Unterschrift mehr.
visibility-anonymous = Ohne Namen unterschreiben
visibility-anonymous-hint = Kein Name wird gespeichert. In der Zeile steht „Anonym“ und dahinter Ihre Tätigkeit, wenn Sie eine angeben. Das Organisationsteam sieht sich die Unterschrift an, bevor sie zählt. Sobald wir Ihnen die Entscheidung mitgeteilt haben, wird auch Ihre Adresse gelöscht, und keine Nachricht kann Sie mehr erreichen.
sign-more = Mehr über Sie (freiwillig)
field-capacity = Für wen unterschreiben Sie?
capacity-personal = Für mich selbst
capacity-affiliation = Für mich selbst; meine Zugehörigkeit ist nur zur Einordnung genannt
capacity-group = Für eine Gruppe, ein Kollektiv oder eine Organisation
field-spokesperson = Wer für die Gruppe spricht
field-spokesperson-hint = Nur wenn Sie für eine Gruppe unterschreiben. Das Organisationsteam sieht es, die Öffentlichkeit nicht.
field-role = Tätigkeit
field-role-hint = Zum Beispiel „Illustration“ oder „Musikunterricht“.
field-organisation = Organisation
field-city = Ort
field-country = Land
field-country-none = (keine Angabe)
field-website = Website
field-comment = Einige Worte
field-comment-hint = Sie stehen überall, wo Ihre Unterschrift gezeigt wird.
field-updates = Schicken Sie mir Neues über diesen Brief per E-Mail. Ich kann das jederzeit beenden.
field-consent = Ich bin einverstanden, dass meine Unterschrift so veröffentlicht und aufbewahrt wird, wie ich es oben gewählt habe. Ich kann sie jederzeit ändern oder zurückziehen.
sign-button = Unterschreiben
sign-what-happens = Wir senden Ihnen eine E-Mail. Nichts ist öffentlich, bevor Sie bestätigen.

## Was an einem Formular nicht stimmt, und was zu tun ist
errors-title = Bitte sehen Sie sich das noch einmal an
errors-title-not-taken = Ihr Formular konnte noch nicht angenommen werden
errors-jump = Etwas im Formular braucht noch einen Blick
# Where two fields have the same fault.
errors-of-field = { $field }: { $message }
error-empty = Bitte füllen Sie dieses Feld aus.
error-name-empty = Bitte schreiben Sie Ihren Namen, wie er stehen soll, oder wählen Sie „Ohne Namen unterschreiben“.
error-name-anonymous = Wenn Sie lieber keinen Namen nennen, wählen Sie unten „Ohne Namen unterschreiben“. Wenn Sie wirklich diesen Namen meinen, senden Sie das Formular noch einmal so ab.
error-spokesperson-empty = Bitte schreiben Sie, wer für die Gruppe spricht.
error-line-too-long = Bitte kürzen Sie das auf 120 Zeichen.
error-comment-too-long = Bitte kürzen Sie das auf 500 Zeichen.
error-control = Bitte geben Sie dies neu ein: Es enthält einen Zeilenumbruch oder ein anderes Steuerzeichen.
error-bidirectional = Bitte geben Sie dies neu ein: Es enthält unsichtbare Zeichen, die die Schreibrichtung umkehren.
error-stacked = Bitte setzen Sie weniger Akzente auf einen Buchstaben.
error-joined = Bitte schreiben Sie dies einfacher: Zu viele der Zeichen sind aus anderen zusammengesetzt. Eines darf aus höchstens 16 bestehen.
error-email-empty = Bitte schreiben Sie Ihre E-Mail-Adresse, damit Sie Ihre Unterschrift bestätigen können.
error-email-space = Bitte nehmen Sie das Leerzeichen oder den Zeilenumbruch aus der Adresse.
error-email-long = Diese Adresse ist länger, als E-Mail es zulässt. Bitte prüfen Sie sie.
error-email-no-at = In dieser Adresse fehlt das @. Sie sollte aussehen wie name@example.org.
error-email-two-ats = In dieser Adresse steht mehr als ein @. Bitte lassen Sie nur eines stehen.
error-email-several = Das sind mehrere Adressen. Bitte schreiben Sie nur eine.
error-email-no-local-part = Vor dem @ steht nichts. Bitte schreiben Sie die ganze Adresse.
error-email-dots = Ein Punkt steht an der falschen Stelle: am Anfang, zwei hintereinander oder einer neben dem @. Bitte prüfen Sie die Adresse.
error-email-character = „{ $character }“ kann in einer Adresse nicht stehen. Bitte prüfen Sie sie.
error-email-no-domain = Nach dem @ steht nichts. Bitte schreiben Sie die ganze Adresse.
error-email-comma = Nach dem @ steht ein Komma. Sollte es ein Punkt sein?
error-email-no-dot = Nach dem @ fehlt ein Punkt. Es sollte aussehen wie example.org.
error-email-ending = So endet keine Adresse. Am Ende sollte etwas wie .org stehen.
error-email-domain = Was nach dem @ steht, ist nicht der Name eines Mailanbieters. Bitte prüfen Sie es.
error-email-beyond-ascii = Unser Mailserver kann an eine Adresse mit solchen Buchstaben vor dem @ nicht schreiben. Bitte geben Sie eine andere Adresse an, wenn Sie eine haben.
# Organizers write addresses of others.
error-address-empty = Bitte geben Sie eine E-Mail-Adresse an.
error-address-character = In dieser Adresse steht ein Zeichen, das in keiner Adresse vorkommt. Bitte prüfen Sie sie.
error-visibility-missing = Bitte wählen Sie, wer Ihren Namen sehen darf.
error-capacity-unknown = Bitte wählen Sie, für wen Sie unterschreiben.
error-country-unknown = Bitte wählen Sie ein Land aus der Liste.
error-website-wrong = Bitte schreiben Sie eine Webadresse wie https://example.org.
error-website-long = Bitte kürzen Sie diese Webadresse auf 300 Zeichen. Andere Buchstaben als a bis z zählen mehrfach.
error-consent-missing = Bitte kreuzen Sie das Feld an, wenn Sie einverstanden sind. Ohne Ihr Einverständnis dürfen wir Ihre Unterschrift nicht aufbewahren.
error-text-changed = Der Text des Briefs hat sich geändert, seit Sie diese Seite geöffnet haben. Bitte lesen Sie ihn noch einmal, und unterschreiben Sie, wenn Sie weiterhin zustimmen.
error-code-not-six = Bitte geben Sie die sechs Ziffern des Codes ein.
error-code-wrong = Dieser Code bestätigt dieses Formular nicht. Bitte prüfen Sie ihn oder öffnen Sie den Link in unserer neuesten E-Mail: Dort steht, woran Sie sind.
error-code-too-often = Dieser Code wurde zu oft versucht. Bitte folgen Sie dem Link in der E-Mail.
error-code-guesses = In Ihrem Netz wurden zu viele falsche Codes eingegeben. Bitte folgen Sie dem Link in der E-Mail.
error-flood = Aus Ihrem Netz kommen gerade mehr Formulare, als wir annehmen können. Was Sie eingegeben haben, steht noch hier: Bitte senden Sie es in einer Minute noch einmal.
error-busy = Wir können Ihr Formular in diesem Augenblick nicht annehmen. Was Sie eingegeben haben, steht noch hier: Bitte senden Sie es in ein paar Sekunden noch einmal.
error-paused = Das Unterschreiben ist im Moment angehalten. Was Sie eingegeben haben, steht noch hier: Bitte senden Sie es später noch einmal.

## Sehen Sie in Ihr Postfach
check-title = Sehen Sie in Ihr Postfach
check-sent-to = Wir haben geschrieben an
check-not-signed-yet = Öffnen Sie die E-Mail und bestätigen Sie. Bis dahin ist nichts öffentlich, und Sie haben noch nicht unterschrieben:
check-sender = Von
check-subject = Betreff
check-expected = Im Moment geht viel Post hinaus. Ihre E-Mail wird ungefähr zu dieser Zeit erwartet: { $time } (UTC).
check-development = Diese Website sendet keine E-Mails: Lesen Sie sie im Testpostfach
field-code = Code aus der E-Mail
check-confirm-button = Unterschrift bestätigen
check-no-mail = Keine E-Mail?
check-no-mail-words = Sehen Sie im Spam-Ordner nach. Es kann einige Minuten dauern. Wenn Sie heute schon eine andere E-Mail von uns zu diesem Brief bekommen haben, öffnet deren Link auch dieses Formular. Wenn die Adresse oben einen Fehler hat, berichtigen Sie sie hier.
check-refused-title = Die E-Mail konnte nicht zugestellt werden
check-refused-for = Der dortige Mailserver hat unsere E-Mail abgelehnt an
check-refused = Er sagt, dass es dieses Postfach nicht gibt. Nichts ist öffentlich, und Sie haben noch nicht unterschrieben:
check-refused-words = Wenn die Adresse oben einen Fehler hat, berichtigen Sie sie hier. Wenn sie stimmt, ist dieses Postfach zurzeit nicht erreichbar: Geben Sie eine andere Adresse an.
field-email-corrected = Richtige E-Mail-Adresse
check-correct-button = Dorthin senden

## Bestätigung
confirm-title = Bitte bestätigen Sie Ihre Unterschrift
confirm-nothing-public = Noch ist nichts öffentlich. Sie sind dabei zu unterschreiben:
confirm-moderated = Das Organisationsteam sieht sich die Unterschrift an, bevor sie zählt.
why-anonymous = Unterschriften ohne Namen werden immer zuerst angesehen.
why-group = Unterschriften von Gruppen werden immer zuerst angesehen.
why-everyone = Das Organisationsteam sieht sich bei diesem Brief jede Unterschrift zuerst an.
why-first-signatory = Dieser Name steht schon unter den Erstunterzeichnenden.
why-scripts = Ein Wort im Namen oder in der Organisation mischt Buchstaben mehrerer Alphabete, von denen sich manche gleichen.
why-link = Im Text steht ein Link oder eine Adresse.
why-mailbox = Aus Ihrem Postfach ist dieser Brief schon unter einem anderen Namen unterschrieben.
why-honeypot = Ein Feld, das Menschen nicht sehen, war ausgefüllt, wie es Programme tun.
why-burst = Zu der Zeit kamen aus Ihrem Netz sehr viele Unterschriften.
why-restored = Sie wurde geändert, kurz bevor diese Website aus einer Sicherung wiederhergestellt werden musste; die Änderung ist verloren.
confirm-button = Unterschrift bestätigen
confirm-others = Weitere Formulare mit Ihrer Adresse
confirm-others-words = Wenn eines davon das richtige ist, bestätigen Sie dieses. Die anderen werden dann gelöscht.
confirm-already-title = Sie haben das schon bestätigt
confirm-already-words = Diesen Link noch einmal zu öffnen, ändert nichts. Wie es um Ihre Unterschrift steht, lesen Sie auf Ihrer eigenen Seite.
# What a signature says, and who sees it: the line follows the first kind of message.
reads-now = So steht es unter dem Brief:
reads-later = So wird es unter dem Brief stehen:
reads-if-accepted = So stünde es unter dem Brief:
reads-nowhere = Das steht darin:
counts-now = Sie werden mitgezählt. Das sieht nur das Organisationsteam:
counts-later = Sie werden ohne Namen mitgezählt werden. Das sieht nur das Organisationsteam:
counts-if-accepted = Sie würden ohne Namen mitgezählt. Das sieht nur das Organisationsteam:
seen-now-public = Alle sehen es: die Öffentlichkeit, das Organisationsteam und die Angeschriebenen.
seen-now-together = Nur das Organisationsteam sieht Ihren Namen. Alle sehen ihn, sobald genug Menschen zusammenstehen und nachdem wir Ihnen geschrieben haben.
seen-now-private = Nur das Organisationsteam sieht Ihren Namen. Die Öffentlichkeit und die Angeschriebenen sehen in der Zahl eine Unterschrift mehr.
seen-now-anonymous = Alle sehen diese Zeile. Kein Name wird gespeichert.
seen-once-confirmed-public = Sobald Sie bestätigt haben, sehen es alle: die Öffentlichkeit, das Organisationsteam und die Angeschriebenen.
seen-once-confirmed-together = Sobald Sie bestätigt haben, sieht das Organisationsteam Ihren Namen. Alle sehen ihn, sobald genug Menschen zusammenstehen und nachdem wir Ihnen geschrieben haben.
seen-once-confirmed-private = Sobald Sie bestätigt haben, sieht das Organisationsteam Ihren Namen, sonst niemand. Die Öffentlichkeit und die Angeschriebenen sehen in der Zahl eine Unterschrift mehr.
seen-once-confirmed-anonymous = Sobald Sie bestätigt haben, sehen alle diese Zeile. Kein Name wird gespeichert.
seen-once-accepted-public = Bis das Organisationsteam es angenommen hat, sieht es sonst niemand. Dann sehen es alle: die Öffentlichkeit, das Organisationsteam und die Angeschriebenen.
seen-once-accepted-together = Nur das Organisationsteam sieht Ihren Namen. Sobald es ihn angenommen hat, werden Sie mitgezählt. Alle sehen Ihren Namen, sobald genug Menschen zusammenstehen und nachdem wir Ihnen geschrieben haben.
seen-once-accepted-private = Nur das Organisationsteam sieht Ihren Namen. Sobald es ihn angenommen hat, sehen die Öffentlichkeit und die Angeschriebenen in der Zahl eine Unterschrift mehr.
seen-once-accepted-anonymous = Bis das Organisationsteam diese Zeile angenommen hat, sieht sie sonst niemand. Dann sehen alle sie. Kein Name wird gespeichert.
seen-once-accepted-and-published-public = Bis das Organisationsteam es angenommen hat und der Brief veröffentlicht ist, sieht es sonst niemand. Dann sehen es alle: die Öffentlichkeit, das Organisationsteam und die Angeschriebenen.
seen-once-accepted-and-published-together = Nur das Organisationsteam sieht Ihren Namen. Sobald es ihn angenommen hat und der Brief veröffentlicht ist, werden Sie mitgezählt. Alle sehen Ihren Namen, sobald genug Menschen zusammenstehen und nachdem wir Ihnen geschrieben haben.
seen-once-accepted-and-published-private = Nur das Organisationsteam sieht Ihren Namen. Sobald es ihn angenommen hat und der Brief veröffentlicht ist, sehen die Öffentlichkeit und die Angeschriebenen in der Zahl eine Unterschrift mehr.
seen-once-accepted-and-published-anonymous = Bis das Organisationsteam diese Zeile angenommen hat und der Brief veröffentlicht ist, sieht sie sonst niemand. Dann sehen alle sie. Kein Name wird gespeichert.
seen-once-published-public = Sobald der Brief veröffentlicht ist, sehen es alle: die Öffentlichkeit, das Organisationsteam und die Angeschriebenen.
seen-once-published-together = Nur das Organisationsteam sieht Ihren Namen. Sobald der Brief veröffentlicht ist und genug Menschen zusammenstehen, sehen ihn alle, nachdem wir Ihnen geschrieben haben.
seen-once-published-private = Nur das Organisationsteam sieht Ihren Namen. Sobald der Brief veröffentlicht ist, sehen die Öffentlichkeit und die Angeschriebenen in der Zahl eine Unterschrift mehr.
seen-once-published-anonymous = Sobald der Brief veröffentlicht ist, sehen alle diese Zeile. Kein Name wird gespeichert.
seen-rejected = Niemand außer dem Organisationsteam sieht es.
seen-taken-back = Der Brief wurde zurückgezogen. Niemand wird gezeigt.

## Links, die nichts öffnen
link-damaged-title = Dieser Link ist beschädigt
link-damaged = Ein Teil davon fehlt, etwa weil der Link auf zwei Zeilen verteilt wurde. Bitte öffnen Sie ihn noch einmal aus der E-Mail oder kopieren Sie ihn ganz.
link-replaced-title = Es gibt einen neueren Link
link-replaced = Wenn Sie das waren, folgen Sie bitte dem Link in unserer neuesten E-Mail.
link-replaced-mailbox = Bitte folgen Sie dem Link in unserer neuesten E-Mail.
link-ended-title = Dieser Link gilt nicht mehr
link-ended = Er wurde schon benutzt oder nach zwei Wochen gelöscht, oder stattdessen wurde ein anderes Formular mit Ihrer Adresse bestätigt. Suchen Sie nach einer neueren E-Mail von uns oder unterschreiben Sie noch einmal.
link-withdrawn-title = Diese Unterschrift wurde zurückgezogen
link-withdrawn = Ihr Name, Ihre Worte und Ihre Adresse sind gelöscht. Sie können gern noch einmal unterschreiben.
link-closed-title = Dieser Brief nimmt keine Unterschriften mehr an
link-closed = Die Frist ist vorbei, und diese Unterschrift kann nicht mehr bestätigt werden.
link-taken-back = Das Organisationsteam hat ihn zurückgenommen. Ihr Formular wurde nicht bestätigt: Es zählt nirgends und wird von selbst gelöscht.
link-not-now-title = Dieser Brief nimmt gerade keine Unterschriften an
link-not-now = Es ist nichts verloren: Was Sie eingegeben haben, bleibt einige Tage gespeichert. Bitte öffnen Sie diesen Link später noch einmal.
link-spelling-title = Sie haben schon unterschrieben
link-spelling = Von diesem Postfach aus wurde dieser Brief schon im selben Namen unterschrieben, mit anders geschriebener Adresse. Der Link zu jener Unterschrift steht in unserer E-Mail an jene Adresse.

## Das war ich nicht
not-me-link = Das war ich nicht
not-me-title = Hat jemand anderes Ihre Adresse eingegeben?
not-me-words = Dann löschen wir, was damit gesendet wurde. Wenn es inzwischen bestätigt wurde, ziehen wir auch diese Unterschrift zurück.
not-me-never = Nie wieder an diese Adresse schreiben
not-me-button = Löschen
not-me-not-yours = Seit jener E-Mail gehört das Abgeschickte zu einer anderen Adresse oder hat einen neueren Link: Hier ist nichts mehr, was Sie löschen könnten. Wenn Sie keine E-Mails von dieser Seite wollen, sagen Sie es hier; an niemandes Unterschrift ändert sich dadurch etwas.
not-me-done-title = Es ist gelöscht
not-me-done = Es hat keine Folgen. Sie können diese Seite schließen.
not-me-done-never = Wir schreiben nie wieder an diese Adresse. Sie können diese Seite schließen.

## Meine Unterschrift
my-signature-link = Meine Unterschrift
mine-published-title = Sie haben unterschrieben
mine-published = Danke. Ihre Unterschrift hat die Nummer { NUMBER($number) } unter diesem Brief:
mine-held-title = Ihre Unterschrift wartet auf das Organisationsteam
mine-held = Danke. Ihre Adresse ist bestätigt. Das Organisationsteam sieht sich Ihre Unterschrift an, bevor sie zählt; dann schreiben wir Ihnen. Der Brief:
reason-is = Der Grund:
mine-taken-down-title = Ihre Unterschrift wurde heruntergenommen
mine-taken-down = Das Organisationsteam hat Ihre Unterschrift von diesem Brief heruntergenommen:
mine-rejected-title = Ihre Unterschrift wurde nicht veröffentlicht
mine-rejected = Das Organisationsteam hat entschieden, Ihre Unterschrift nicht zu veröffentlichen. Der Brief:
mine-taken-back-title = Der Brief wurde zurückgezogen
mine-taken-back = Sie hatten diesen Brief unterschrieben. Das Organisationsteam hat ihn zurückgenommen:
mine-letter-draft = Der Brief ist im Moment nicht veröffentlicht.
mine-withdrawn-title = Sie haben Ihre Unterschrift zurückgezogen
mine-withdrawn = Ihr Name, Ihre Worte und Ihre Adresse sind gelöscht, und Ihre Unterschrift ist aus allen Listen und Zahlen dieses Briefs verschwunden:
mine-signed-on = Bestätigt am { $day }.
mine-keep-link-to-withdraw = Bewahren Sie den Link zu dieser Seite auf: Damit können Sie Ihre Unterschrift jederzeit zurückziehen. Geben Sie ihn nicht weiter.
mine-keep-link = Bewahren Sie den Link zu dieser Seite auf: Damit können Sie Ihre Unterschrift jederzeit ändern oder zurückziehen. Geben Sie ihn nicht weiter.
mine-in-list = In der Liste ansehen
mine-waiting-title = Eine Änderung wartet
mine-waiting = Das Organisationsteam sieht sich diese Änderung zuerst an. Bis dahin bleibt der Rest, wie er ist.
mine-declined = Das Organisationsteam hat entschieden, Ihre letzte Änderung nicht anzunehmen, und nennt diesen Grund:
mine-change-title = Unterschrift ändern
mine-data = Alles herunterladen, was wir über Sie gespeichert haben (JSON)
edit-link = Den Wortlaut ändern
edit-title = Unterschrift ändern
edit-button = Änderung speichern
edit-kept = Was sonst noch bei Ihrer Unterschrift steht
edit-kept-hint = Danach fragt der Brief nicht. Es bleibt, wie es ist; kreuzen Sie an, was wegfallen soll.
edit-take-off = Wegnehmen: { $field }
edit-what-happens = Wir melden jede Änderung per E-Mail. Ihre Nummer bleibt. Was weniger zeigt, gilt sofort; was mehr zeigt, sieht sich vielleicht zuerst das Organisationsteam an.
edit-back = Zurück zu meiner Unterschrift, ohne Änderung
visibility-title = Ändern, wer Ihren Namen sehen darf
visibility-button = So ändern
mine-updates-title = Neuigkeiten per E-Mail
updates-are-on = Wir senden Ihnen Neuigkeiten zu diesem Brief per E-Mail.
updates-wait = Sie möchten Neuigkeiten zu diesem Brief per E-Mail. Eine E-Mail an Ihre Adresse kam zurück, deshalb senden wir vorerst keine.
mine-came-back = Eine E-Mail an Ihre Adresse kam am { $day } zurück: Ihr Mailserver sagte, dass es dieses Postfach nicht gibt. Wir senden keine Neuigkeiten dorthin, bis Sie die Adresse erneut bestätigen oder die Unterschrift zu einer anderen umziehen.
updates-are-off = Sie bekommen keine Neuigkeiten zu diesem Brief per E-Mail.
updates-on-button = Neuigkeiten senden
updates-off-button = Keine Neuigkeiten mehr senden
done-in-force = Ihre Änderung gilt. Wir haben sie per E-Mail gemeldet.
done-nothing = So steht es schon da. Es hat sich nichts geändert.
done-too-often = Diese Unterschrift wurde heute sehr oft geändert. Bitte versuchen Sie es morgen wieder. Verbergen oder zurückziehen können Sie sie trotzdem.
done-updates-on = Sie bekommen Neuigkeiten zu diesem Brief per E-Mail.
done-updates-off = Sie bekommen keine Neuigkeiten zu diesem Brief mehr.
looks-title = Wer meine Adresse angesehen hat
looks-words = Das Organisationsteam sieht von Ihrer Adresse nur den Mailanbieter. Wer sie ganz sehen will, muss einen Grund nennen, und das wird hier festgehalten.
looks-none = Niemand hat Ihre Adresse angesehen.
new-link-title = Einen neuen Link holen; die alten enden
new-link-words = Falls jemand anderes eine E-Mail oder die Adresse dieser Seite gesehen hat: Sie bekommen einen neuen Link, und jeder frühere, in welcher E-Mail auch immer, öffnet nichts mehr.
new-link-mailed = Wir schicken ihn auch an Ihre Adresse.
new-link-button = Neuen Link holen
done-new-link = Sie haben einen neuen Link: die Adresse dieser Seite. Alle früheren haben geendet. Wir haben ihn Ihnen auch per E-Mail geschickt.
done-new-link-shown = Sie haben einen neuen Link: die Adresse dieser Seite. Bitte bewahren Sie sie auf. Alle früheren haben geendet. Heute geht dazu keine weitere E-Mail hinaus.
withdraw-title = Meine Unterschrift zurückziehen
withdraw-words = Ihr Name, Ihre Worte und Ihre Adresse werden sofort gelöscht und können nicht zurückgeholt werden. Nur die Nummer bleibt, ohne Namen. Sie können später noch einmal unterschreiben.
withdraw-words-all = Ihr Name, Ihre Worte und Ihre Adresse werden sofort gelöscht und lassen sich nicht zurückholen.
withdraw-button = Zurückziehen und löschen
renewal-none = Ihre Unterschrift gehört zum Text des Briefs, wie er heute dasteht.
renewal-title = Der Text hat sich geändert, seit Sie unterschrieben haben
renewal-words = Ihre Unterschrift gehört weiterhin zu dem Text, den Sie unterschrieben haben. Das ist jetzt anders:
renewal-done = Danke. Ihre Unterschrift gilt dem neuen Text.
renewal-again = Der Text hat sich noch einmal geändert, seit Sie diese Seite geöffnet haben. Bitte sehen Sie ihn sich noch einmal an.
renewal-button = Ich stehe zum neuen Text
renewal-or-withdraw = Wenn Sie weder das tun noch Ihre Unterschrift zurückziehen, bleibt sie beim früheren Text, und in der Liste steht das dabei.

## Mit der Unterschrift zu einer anderen Adresse
move-title = Zu einer anderen Adresse umziehen
move-words = Ihre Unterschrift kann zu einer anderen E-Mail-Adresse gehören. Wir fragen diese Adresse; sobald sie bestätigt, enden alle bisherigen Links. 7 Tage lang kann die jetzige Adresse die Unterschrift zurückholen.
move-email = Die andere E-Mail-Adresse
move-button = Diese Adresse fragen
move-asked-words = Wenn sie Ihre Unterschrift übernehmen kann, ist eine E-Mail unterwegs an diese Adresse:
move-asked-until = Sie kann bis { $time } UTC bestätigen. Bis dahin ändert sich nichts. Wenn Sie stattdessen eine andere Adresse fragen, kann diese nicht mehr bestätigen.
move-stop-button = Umzug anhalten
move-can-go-back = Diese Unterschrift ist gerade erst hierher umgezogen. Die vorige Adresse kann sie bis { $time } UTC zurückholen. Danach kann sie wieder umziehen.
move-letter = Der Brief:
move-here-title = Soll diese Unterschrift Ihnen gehören?
move-here-words = Jemand, hoffentlich Sie selbst, hat diesen Brief unterschrieben und möchte, dass die Unterschrift zu dieser Adresse gehört. Wenn Sie bestätigen, kommen ihre Links zu Ihnen, alle früheren enden, und die vorige Adresse erfährt davon. 7 Tage lang kann sie die Unterschrift zurückholen.
move-here-button = Unterschrift zu dieser Adresse holen
move-stop-title = Den Umzug zu einer anderen Adresse anhalten?
move-stop-words = Jemand möchte, dass Ihre Unterschrift zu einer anderen Adresse gehört. Wenn das nicht Sie waren, hat diese Person den Link zu Ihrer Unterschrift: Auch alle bisherigen Links enden, und Sie bekommen einen neuen.
move-stop-and-renew-button = Anhalten und neuen Link holen
move-back-title = Ihre Unterschrift zurückholen?
move-back-words = Sie gehört jetzt zu einer anderen Adresse. Bis { $time } UTC können Sie sie zurückholen: Dann gehört sie wieder zu dieser Adresse, alle bisherigen Links enden, und Sie bekommen einen neuen. Die andere Adresse erfährt davon.
move-back-button = Zu dieser Adresse zurückholen
move-done-title = Das ist schon geschehen
move-done-words = Die Unterschrift gehört zu dieser Adresse. Das ist ihre Seite:
move-taken-title = Dieses Postfach hat schon unterschrieben
move-taken = Es hat selbst eine Unterschrift unter diesem Brief, und ein Postfach hat eine Unterschrift. Wenn Sie lieber die andere hätten, ziehen Sie zuerst Ihre zurück, mit dem Link in unseren E-Mails, und öffnen Sie dann diesen Link noch einmal.
move-over-title = Dieser Link hat geendet
move-over = Der Umzug ist geschehen oder angehalten, oder seine Frist ist vorbei.
done-move-asked = Wenn diese Adresse Ihre Unterschrift übernehmen kann, ist eine E-Mail an sie unterwegs. Bis sie bestätigt, ändert sich nichts. Wir sagen es auch Ihrer jetzigen Adresse.
done-move-stopped = Der Umzug ist angehalten. Ihre Unterschrift bleibt, wo sie ist.
done-moved = Die Unterschrift gehört jetzt zu dieser Adresse. Diese Seite ist ihr neuer Link, den Sie auch per E-Mail bekommen. Alle früheren Links haben geendet.
done-moved-back = Ihre Unterschrift gehört zu Ihrer Adresse. Diese Seite ist ihr neuer Link, den Sie auch per E-Mail bekommen. Alle früheren Links haben geendet.

## Ein verlorener Link
find-signed-already = Schon unterschrieben?
find-link = Link zu meiner Unterschrift anfordern
find-title = Link zu meiner Unterschrift anfordern
find-words = Damit können Sie Ihre Unterschrift jederzeit ansehen, ändern oder zurückziehen. Wir senden ihn an die Adresse, mit der Sie unterschrieben haben:
find-email = Die E-Mail-Adresse, mit der Sie unterschrieben haben
find-button = Link senden
find-asked-title = Sehen Sie in Ihr Postfach
find-asked = Wenn es eine Unterschrift mit dieser Adresse gibt, ist ihr Link dorthin unterwegs. Der Brief:
find-asked-no-mail = Keine E-Mail da? Sehen Sie im Spam-Ordner nach oder versuchen Sie es mit einer anderen Ihrer Adressen. Für eine Adresse antworten wir wenige Male am Tag.
find-no-mail = Diese Website kann im Moment keine E-Mails senden. Bitte versuchen Sie es später wieder.
find-ended = Haben Sie unterschrieben? Fordern Sie den Link zu Ihrer Unterschrift an
error-find-email-empty = Bitte geben Sie die Adresse ein, mit der Sie unterschrieben haben.

## Keine Neuigkeiten mehr
unsubscribe-title = Keine Neuigkeiten mehr bekommen
unsubscribe-words = Dann senden wir Ihnen keine Neuigkeiten zu diesem Brief mehr. Ihre Unterschrift bleibt, wie sie ist.
unsubscribe-button = Keine Neuigkeiten mehr senden
unsubscribe-done-title = Keine Neuigkeiten mehr
unsubscribe-done = Wir senden Ihnen keine Neuigkeiten zu diesem Brief mehr. Ihre Unterschrift bleibt, wie sie ist. Sie können diese Seite schließen.

## E-Mail
mail-confirm-subject = Ihr Code { $code }: bitte bestätigen
mail-confirm-open = Jemand, hoffentlich Sie selbst, hat das Formular ausgefüllt, um diesen offenen Brief zu unterschreiben:
mail-nothing-public = Noch ist nichts öffentlich.
# What a link in a mail is for, on the line above it.
mail-link-above = { $words }:
mail-confirm-link = Ansehen und bestätigen
mail-confirm-code = Oder geben Sie diesen Code auf der Seite ein, auf der Sie unterschrieben haben: { $code }
mail-deleted-on = Wenn Sie nichts tun, wird es am { $day } gelöscht.
mail-confirm-before = Unterschreiben ist bis { $time } möglich. Bitte bestätigen Sie vorher. Wenn Sie nichts tun, zählt Ihr Formular nicht und wird von selbst gelöscht.
mail-confirm-late = Seit { $time } kann der Brief nicht mehr unterschrieben werden. Ihr Formular kam rechtzeitig; Sie können es noch bis { $until } bestätigen. Wenn Sie nichts tun, zählt es nicht und wird von selbst gelöscht.
mail-reminder-open = Gestern hat jemand, hoffentlich Sie selbst, das Formular ausgefüllt, um diesen offenen Brief zu unterschreiben. Die Unterschrift wartet darauf, bestätigt zu werden. Wir erinnern Sie nur dieses eine Mal:
mail-already-subject = Sie haben schon unterschrieben
mail-already-open = Jemand, hoffentlich Sie selbst, hat noch einmal das Formular ausgefüllt, um diesen offenen Brief zu unterschreiben:
mail-already-words = Sie haben ihn schon unterschrieben. Es hat sich nichts geändert.
mail-published-subject = Ihre Unterschrift ist bestätigt
mail-published-open = Danke, dass Sie diesen offenen Brief unterschrieben haben:
mail-held-subject = Ihre Unterschrift wartet auf das Organisationsteam
mail-held-open = Ihre Adresse ist bestätigt. Das Organisationsteam sieht sich Ihre Unterschrift an, bevor sie zählt; dann schreiben wir Ihnen noch einmal. Der Brief:
mail-rejected-subject = Zu Ihrer Unterschrift
mail-taken-down-open = Das Organisationsteam hat Ihre Unterschrift von diesem offenen Brief heruntergenommen:
mail-rejected-open = Das Organisationsteam hat entschieden, Ihre Unterschrift unter diesem offenen Brief nicht zu veröffentlichen:
mail-renewal-subject = Der Text, den Sie unterschrieben haben, hat sich geändert
mail-renewal-open = Das Organisationsteam hat den Text dieses offenen Briefs geändert, seit Sie unterschrieben haben:
mail-renewal-note = Es sagt dazu:
mail-renewal-words = Ihre Unterschrift gehört weiterhin zu dem Text, den Sie unterschrieben haben. Bitte sehen Sie sich an, was anders ist, und sagen Sie uns, ob Sie zum neuen Text stehen oder zurückziehen möchten.
mail-renewal-link = Ansehen, was anders ist, und entscheiden
mail-renewal-nothing = Wenn Sie nichts tun, bleibt Ihre Unterschrift beim früheren Text, und in der Liste der Unterzeichnenden steht das dabei.
mail-together-subject = Ab morgen wird Ihr Name gezeigt
mail-together-open = Sie haben diesen offenen Brief unterschrieben, um mit anderen zusammenzustehen. Jetzt sind Sie genug:
mail-together-words = Ab { $time } UTC sehen alle Ihren Namen, wenn Sie dann noch genug sind: die Öffentlichkeit, das Organisationsteam und die Angeschriebenen.
mail-together-others = { $count ->
    [one] { NUMBER($count) } weiterer Name wartet darauf, mit Ihrem gezeigt zu werden.
   *[other] { NUMBER($count) } weitere Namen warten darauf, mit Ihrem gezeigt zu werden.
}
mail-together-way-out = Wenn das so recht ist, brauchen Sie nichts zu tun. Wenn Ihr Name doch nicht gezeigt werden soll, bleiben Sie verborgen oder ziehen Sie die Unterschrift vorher zurück.
mail-together-link = Verborgen bleiben oder zurückziehen
mail-waits-again-subject = Ihr Name wird noch nicht gezeigt
mail-waits-again-open = Wir hatten Ihnen geschrieben, dass Ihr Name unter diesem offenen Brief gezeigt wird:
mail-waits-again-words = Er wird nicht gezeigt. Einige haben sich anders entschieden, und die Übrigen sind zu wenige, um zusammenzustehen. Sie werden mitgezählt wie bisher. Wir schreiben Ihnen wieder, einen Tag bevor Ihr Name gezeigt wird.
mail-farewell-subject = Wir löschen Ihre Adresse
mail-farewell-open = Sie haben diesen offenen Brief unterschrieben:
mail-farewell-words = Wir behalten E-Mail-Adressen nicht länger, als wir sie brauchen. Ihre löschen wir am { $day } oder bald danach; schreiben können wir Ihnen dann nicht mehr. Ihre Unterschrift bleibt, wie sie ist.
mail-farewell-together = Wenn sie dann noch auf andere wartet, wird Ihr Name nicht mehr gezeigt, denn wir könnten es Ihnen nicht einen Tag vorher sagen.
mail-farewell-choices = Wenn das so recht ist, brauchen Sie nichts zu tun. Wenn nicht, verbergen Sie Ihren Namen oder ziehen Sie die Unterschrift zurück. Bewahren Sie diesen Link auf, er gilt auch nach diesem Tag. Wenn Sie ihn verlieren, geben Sie beim Brief Ihre Adresse ein, und wir finden Ihre Unterschrift wieder.
mail-farewell-link = Meine Unterschrift behalten, verbergen oder zurückziehen
mail-retraction-subject = Ein Brief, den Sie unterschrieben haben, wurde zurückgezogen
mail-retraction-open = Das Organisationsteam hat diesen offenen Brief zurückgezogen, den Sie am { $day } unterschrieben haben:
mail-retraction-says = Es sagt dazu:
mail-retraction-nobody = Niemand wird mehr darunter gezeigt: Der Text, die Liste der Unterzeichnenden, ihre Dateien und die Zahl stehen nicht mehr auf dieser Website. Kopien, die jemand vorher gemacht hat, liegen nicht in unserer Hand.
mail-retraction-data = Was Sie geschickt hatten, sieht niemand außer dem Organisationsteam. Es bleibt beim Brief, bis Sie Ihre Unterschrift zurückziehen; Ihre E-Mail-Adresse wird am { $day } oder bald danach gelöscht. Sie müssen nichts tun. Wenn Sie alles jetzt gelöscht haben möchten, ziehen Sie Ihre Unterschrift zurück:
mail-retraction-link = Meine Unterschrift ansehen, oder zurückziehen und löschen
mail-keep-link = Bewahren Sie diesen Link auf: Damit können Sie Ihre Unterschrift jederzeit ansehen oder zurückziehen. Alle, die ihn haben, können das.
mail-edit-subject = Ihre Unterschrift wurde geändert
mail-edit-words = Jemand, hoffentlich Sie selbst, hat geändert, was Ihre Unterschrift unter diesem offenen Brief sagt:
mail-edit-visibility = Jemand, hoffentlich Sie selbst, hat geändert, wer Ihren Namen unter diesem offenen Brief sehen darf:
mail-edit-updates-on = Jemand, hoffentlich Sie selbst, möchte Neuigkeiten zu diesem offenen Brief per E-Mail:
mail-edit-updates-off = Jemand, hoffentlich Sie selbst, hat die Neuigkeiten zu diesem offenen Brief abbestellt:
mail-end-updates = Keine Neuigkeiten mehr senden
mail-edit-waits-subject = Eine Änderung Ihrer Unterschrift wartet
mail-edit-waits = Jemand, hoffentlich Sie selbst, möchte Ihre Unterschrift unter diesem offenen Brief ändern:
mail-edit-accepted-subject = Ihre Änderung gilt
mail-edit-accepted = Das Organisationsteam hat die Änderung Ihrer Unterschrift unter diesem offenen Brief angenommen:
mail-edit-declined-subject = Zur Änderung Ihrer Unterschrift
mail-edit-declined = Das Organisationsteam hat entschieden, die Änderung Ihrer Unterschrift unter diesem offenen Brief nicht anzunehmen:
mail-edit-not-you = Wenn Sie das nicht waren, hat jemand anderes den Link zu Ihrer Unterschrift. Öffnen Sie ihn, um sie zu ändern oder zurückzuziehen:
mail-new-link-subject = Ihr neuer Link
mail-new-link-open = Sie haben um einen neuen Link zu Ihrer Unterschrift gebeten, unter:
mail-new-link-words = Alle früheren Links haben geendet, auch die in unseren früheren E-Mails. Wenn nicht Sie darum gebeten haben, öffnen Sie den Link und holen Sie noch einmal einen neuen: Dann hat ihn niemand als Ihr Postfach.
mail-move-subject = Bitte bestätigen Sie Ihre neue Adresse
mail-move-open = Jemand, hoffentlich Sie selbst, hat diesen offenen Brief unterschrieben und möchte, dass die Unterschrift von nun an zu dieser Adresse gehört:
mail-move-words = Noch hat sich nichts geändert.
mail-move-link = Ansehen und den Umzug bestätigen
mail-move-until = Sie können bis { $time } UTC bestätigen. Wenn Sie nichts tun, bleibt die Unterschrift, wo sie ist.
mail-move-taken-open = Jemand, hoffentlich Sie selbst, möchte eine Unterschrift unter diesem offenen Brief zu dieser Adresse umziehen lassen:
mail-move-taken-words = Sie haben ihn schon unterschrieben, und ein Postfach hat eine Unterschrift. Nichts hat sich geändert.
mail-move-asked-subject = Ihre Unterschrift soll zu einer anderen Adresse umziehen
mail-move-asked-open = Jemand, hoffentlich Sie selbst, möchte, dass Ihre Unterschrift unter diesem offenen Brief zu einer anderen Adresse gehört:
mail-move-asked-words = Wenn diese Adresse bestätigt, gehen die Links zu Ihrer Unterschrift dorthin, und die, die Sie haben, enden. Dann schreiben wir Ihnen noch einmal.
mail-move-asked-not-you = Wenn Sie das nicht waren, hat jemand anderes den Link zu Ihrer Unterschrift. Halten Sie den Umzug an: Dann enden alle bisherigen Links, und Sie bekommen einen neuen.
mail-move-asked-link = Umzug anhalten
mail-moved-subject = Ihre Unterschrift ist zu einer anderen Adresse umgezogen
mail-moved-open = Ihre Unterschrift unter diesem offenen Brief gehört jetzt zu einer anderen Adresse:
mail-moved-words = Diese Adresse hat es bestätigt. Alle Links, die Sie zu Ihrer Unterschrift haben, haben geendet.
mail-moved-not-you = Wenn Sie das nicht waren, holen Sie sie bis { $time } UTC zurück. Danach löschen wir diese Adresse.
mail-moved-link = Zu dieser Adresse zurückholen
mail-moved-back-subject = Eine Unterschrift ist zur vorigen Adresse zurückgekehrt
mail-moved-back-open = Eine Unterschrift unter diesem offenen Brief war zu dieser Adresse umgezogen. Jetzt gehört sie wieder zur vorigen Adresse:
mail-moved-back-words = Wer jenes Postfach liest, hat sie zurückgeholt. Alle Links, die Sie zu ihr haben, haben geendet, und wir löschen diese Adresse. Sie können gern selbst mit ihr unterschreiben.
mail-lost-subject = Der Link zu Ihrer Unterschrift
mail-lost-found = Jemand, hoffentlich Sie selbst, hat den Link zu Ihrer Unterschrift unter diesem offenen Brief angefordert:
mail-lost-nothing = Jemand, hoffentlich Sie selbst, hat den Link zu einer Unterschrift mit dieser Adresse angefordert. Unter diesem offenen Brief gibt es keine:
mail-lost-other-address = Vielleicht haben Sie mit einer anderen Adresse unterschrieben, noch nicht bestätigt oder Ihre Unterschrift zurückgezogen.
mail-lost-not-you = Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Nichts wurde geändert, und niemand hat erfahren, ob Sie unterschrieben haben.
mail-employer = Wenn dies eine dienstliche Adresse ist, kann diese E-Mail womöglich am Arbeitsplatz mitgelesen werden.
mail-private = Der Brief ist bis zum { $time } UTC nicht öffentlich. Bitte sprechen Sie vorher nicht darüber.
mail-share = Um den Brief weiterzuempfehlen, geben Sie diese Adresse weiter, nicht diese E-Mail
mail-sent-for = Gesendet von { $sender }. Diesen Brief organisiert: { $organizer }.
mail-sent-by = Gesendet von { $sender }.

## Testpostfach
# $url is the address that the site believes to have.
site-exposed = Diese Website ist noch nicht für Besuch eingerichtet: Sie läuft im Entwicklungsmodus unter { $url }, und das findet nur ihr eigener Rechner. Wer sie betreibt, startet sie mit ihrer öffentlichen Adresse (--public-url) und einem Mailserver (--smtp-url).
mailbox-title = Testpostfach
mailbox-words = Diese Website läuft auf Ihrem eigenen Rechner, ohne Mailserver. Was sie senden würde, ist hier zu sehen, und nur hier.
mailbox-empty = Noch keine E-Mail.

## Finden und weitergeben
feed-title = Neues zu „{ $letter }“
card-kind = Offener Brief
share-title = Weitersagen
share-address = Adresse dieses Briefs
share-mail = Eine E-Mail darüber schreiben
share-button = Teilen
share-copy = Adresse kopieren
share-copied = Kopiert
share-networks = Teilen bei
share-after-title = Weitersagen
share-after = Sie können den Brief anderen zeigen. Was Sie senden, nennt Sie nirgends.
share-words = Ich habe „{ $title }“ unterzeichnet:
share-embed = Diesen Brief auf der eigenen Website zeigen
share-embed-words = Kopieren Sie das in Ihre Seite
embed-read = Brief lesen
embed-new-tab = { $link } (öffnet einen neuen Tab)

## Datenschutz
privacy-link = Datenschutz
privacy-title = Datenschutz
privacy-lead = Was diese Website von Ihnen aufbewahrt, warum, wie lange, und wie Sie es beenden.
privacy-reading = Wenn Sie lesen
privacy-reading-nothing = Über Sie wird nichts gespeichert. Es gibt beim Lesen keine Cookies, nichts wird von anderen Websites geladen, und niemand verfolgt Ihre Besuche. Nur Summen bleiben: wie oft ein Brief an einem Tag über einen Link auf welcher anderen Website geöffnet wurde.
privacy-reading-log = Das Protokoll der Website hält fest, welche Art von Seite wann abgerufen und wie schnell sie ausgeliefert wurde. Weder Ihre Netzwerkadresse noch ein privater Link stehen darin. Wer die Rechner und Leitungen dazwischen betreibt, führt möglicherweise eigene Protokolle.
privacy-signing = Wenn Sie unterschreiben
privacy-signing-kept = Aufbewahrt werden:
privacy-kept-words = was Sie in das Formular schreiben, damit Ihre Unterschrift so stehen kann, wie Sie es möchten;
privacy-kept-address = Ihre E-Mail-Adresse, verschlüsselt, und mit einem Schlüssel gebildete Fingerabdrücke von ihr, ihrem Postfach und ihrem Anbieter, damit jede Adresse nur einmal unterschreibt und Fälschungen auffallen;
privacy-kept-choices = was Sie gewählt haben: wer Ihren Namen sehen darf, ob Sie Neues erfahren möchten, der Wortlaut, dem Sie zugestimmt haben, und die Fassung des Briefs, die Ihnen gezeigt wurde;
privacy-kept-times = wann Sie das Formular gesendet und bestätigt haben, und eine Aufzeichnung darüber, was seither mit Ihrer Unterschrift geschehen ist. Sie enthält keine Namen, keine Worte und keine Adressen.
privacy-not-kept = Ihre Netzadresse und die Art Ihres Geräts werden nicht gespeichert. Ein mit einem Schlüssel gebildeter Fingerabdruck des Netzes, aus dem das Formular kam, wird zwei Tage lang aufbewahrt, damit wir merken, wenn sehr viele Formulare von einer Stelle kommen; er benennt weder Sie noch Ihre Adresse, und sein Schlüssel wird jede Nacht weggeworfen.
privacy-first = Die Erstunterzeichnenden trägt das Organisationsteam eines Briefs ein. Wenn Sie dort stehen und das nicht möchten, schreiben Sie ihm.
privacy-why = Warum
privacy-why-consent = Damit Ihre Unterschrift zählt, und weil Sie zugestimmt haben, als Sie das Formular gesendet und bestätigt haben. Wo europäisches Recht gilt, ist das Ihre Einwilligung (DSGVO, Artikel 6 Absatz 1 Buchstabe a, und Artikel 9 Absatz 2 Buchstabe a, weil eine Unterschrift zeigen kann, was Sie politisch denken). Sie können sie jederzeit widerrufen; was bis dahin geschehen ist, bleibt rechtmäßig.
privacy-who = Wer es sieht
privacy-who-public = Alle sehen Ihren Namen und Ihre Worte, wenn Sie das gewählt haben: auf der Seite und in den Dateien, die heruntergeladen werden können. Was andere von dort kopiert haben, können wir nicht zurückholen.
privacy-who-organizers = Wer auf dieser Website Briefe organisiert, sieht, was Sie geschrieben haben, auch wenn Sie nicht gezeigt werden möchten.
privacy-who-address = Von Ihrer E-Mail-Adresse sieht die Öffentlichkeit nichts und das Organisationsteam nur den Mailanbieter. Jemand aus dem Team kann sie aus einem Grund ansehen; das wird festgehalten, und auf der Seite Ihrer Unterschrift lesen Sie, wann, von wem und warum. Sie wird entschlüsselt, um Ihnen zu schreiben: damit Sie bestätigen können, damit Sie wissen, wie es um Ihre Unterschrift steht, und mit Neuem, wenn Sie das möchten. Wer diese Website betreibt, hat den Schlüssel dazu.
privacy-mail = Unsere E-Mails stellt { $host } zu und erfährt dabei Ihre Adresse und was wir Ihnen schreiben.
privacy-no-mail = Diese Website hat noch keinen Mailserver. Bis dahin kann von außen niemand unterschreiben.
privacy-who-nobody = An andere wird nichts weitergegeben. Programme, die Texte sammeln, um Modelle zu trainieren, werden aufgefordert, draußen zu bleiben.
privacy-how-long = Wie lange
privacy-how-long-form = { $count ->
    [one] Ein Formular, das niemand bestätigt, wird nach { NUMBER($count) } Tag gelöscht.
   *[other] Ein Formular, das niemand bestätigt, wird nach { NUMBER($count) } Tagen gelöscht.
}
privacy-how-long-signature = Eine Unterschrift bleibt so lange wie ihr Brief, es sei denn, Sie ziehen sie zurück.
privacy-how-long-withdrawn = Wenn Sie sie zurückziehen, werden Ihr Name, Ihre Worte und Ihre Adresse sofort gelöscht. Es bleiben die Nummer, die Zeitpunkte und ein mit einem Schlüssel gebildeter Fingerabdruck, aus dem sich Ihre Adresse nicht ablesen lässt.
privacy-how-long-lost = Die Adresse, die jemand eingibt, um einen verlorenen Link noch einmal zu erhalten, wird einen Tag lang verschlüsselt aufbewahrt.
privacy-how-long-moved = Wenn Sie mit Ihrer Unterschrift zu einer anderen Adresse umziehen, wird die vorige 7 Tage lang verschlüsselt aufbewahrt, damit die Unterschrift zurückgeholt werden kann, und dann gelöscht. Eine Adresse, die gefragt wird und nicht bestätigt, wird nach 3 Tagen gelöscht.
privacy-how-long-refused = Wenn Sie uns gebeten haben, Ihnen nie wieder zu schreiben, bleibt ein solcher Fingerabdruck Ihrer Adresse, damit wir uns daran halten können.
privacy-how-long-report = Was jemand schreibt, der einen Namen in der Liste meldet, bleibt, bis das Organisationsteam entschieden hat, höchstens drei Monate; wer es geschrieben hat, wird nicht festgehalten. Damit auffällt, wer unter falschem Namen wiederkommt, bleibt von einem gemeldeten Namen ein halbes Jahr lang ein solcher Fingerabdruck, es sei denn, die Meldung war falsch.
privacy-how-long-backup = Eine Sicherungskopie, die das Organisationsteam vorher angelegt hat, kann enthalten, was seither gelöscht wurde, bis sie selbst gelöscht wird.
privacy-rights = Was Sie tun können
privacy-rights-yourself = Der Link in unseren E-Mails führt zu Ihrer Unterschrift. Dort können Sie sie sehen, ändern, Ihren Namen verbergen, Neues abbestellen, alles herunterladen, was von Ihnen aufbewahrt wird, und sie zurückziehen, jederzeit, auch wenn der Brief nicht mehr unterschrieben werden kann. Ist der Link verloren, schickt ihn die Seite des Briefs noch einmal.
privacy-rights-write = Reicht das nicht, oder um zu widersprechen, schreiben Sie dem Organisationsteam des Briefs.
privacy-rights-complain = Hilft Ihnen das nicht weiter, können Sie sich bei der Datenschutzbehörde beschweren: dort, wo Sie wohnen oder arbeiten, oder dort, wo das Organisationsteam sitzt.
privacy-letters = Wer für welchen Brief verantwortlich ist
privacy-letter-responsible = Verantwortlich:
privacy-letter-nobody = Das Organisationsteam hat hier nicht gesagt, wer es ist.
privacy-letter-until = E-Mail-Adressen werden bis zum { $day } aufbewahrt und dann gelöscht.
privacy-letter-each = { $count ->
    [one] Jede E-Mail-Adresse wird nach der Unterschrift { NUMBER($count) } Tag aufbewahrt und dann gelöscht.
   *[other] Jede E-Mail-Adresse wird nach der Unterschrift { NUMBER($count) } Tage aufbewahrt und dann gelöscht.
}

## Barrierefreiheit
accessibility-link = Barrierefreiheit
accessibility-title = Barrierefreiheit
accessibility-lead = Alle sollen einen Brief lesen und unterschreiben können. Der Maßstab ist WCAG 2.2, Stufe AA.
accessibility-done = Was dafür getan ist
accessibility-script = Jede Seite funktioniert ohne JavaScript, auch in Textbrowsern.
accessibility-keyboard = Alles ist mit der Tastatur erreichbar, in der Reihenfolge, in der es gelesen wird, und Sie sehen, wo Sie sind.
accessibility-sight = Text lässt sich auf 400 % vergrößern, ohne dass Sie seitwärts blättern müssen. Hell und dunkel, die Farben Ihres Systems und weniger Bewegung werden beachtet.
accessibility-languages = Jeder Text sagt, in welcher Sprache er ist und in welche Richtung er läuft, damit Screenreader ihn richtig vorlesen.
accessibility-forms = Ein Formular behält, was Sie eingegeben haben, sagt oben und neben jedem Feld, was fehlt, und kennt weder Zeitlimit noch Rätsel.
accessibility-pictures = Ein Bild oder eine Zeichnung aus Schriftzeichen erscheint in einem Brief nicht ohne Worte, die es beschreiben.
accessibility-limits = Wo es endet
accessibility-limits-texts = Die Worte der Briefe und die Beschreibungen der Bilder stammen vom Organisationsteam. Wir können nicht versprechen, dass sie leicht zu verstehen sind.
accessibility-limits-audit = Niemand von außen hat diese Website für uns geprüft.
accessibility-tell = Etwas funktioniert bei Ihnen nicht?
accessibility-tell-words = Bitte schreiben Sie dem Organisationsteam des Briefs, den Sie gelesen haben.

## Fehler
letters-here = Die Briefe auf dieser Website
error-not-found = Unter dieser Adresse ist nichts
error-not-found-words = Vielleicht fehlt ein Teil des Links, oder die Seite ist umgezogen.
error-did-you-mean = Meinten Sie diesen Brief?
error-gone = Dieser Brief wurde zurückgezogen
error-gone-words = Das Organisationsteam hat ihn zurückgenommen. Die Unterzeichnenden werden nicht mehr gezeigt.
error-gone-more = Mehr dazu, und der Weg zu Ihrer Unterschrift
error-bad-request = Das hat nicht geklappt
error-cross-site = Dieses Formular kam von einer anderen Website und wurde nicht angenommen. Bitte öffnen Sie die Seite hier und versuchen Sie es noch einmal.
error-not-a-form = Was gesendet wurde, ist keines unserer Formulare. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
error-not-text = Was gesendet wurde, ist kein lesbarer Text (UTF-8). Bitte gehen Sie zurück und versuchen Sie es noch einmal.
error-method = Diese Adresse lässt sich so nicht öffnen. Bitte gehen Sie zurück zum Brief und versuchen Sie es noch einmal.
error-damaged-link = Ein Teil dieses Links fehlt. Bitte öffnen Sie ihn noch einmal oder unterschreiben Sie erneut.
error-too-large = Das war zu viel
error-too-large-words = Was gesendet wurde, ist größer als jedes unserer Formulare. Bitte gehen Sie zurück und kürzen Sie es.
error-forbidden = Das dürfen Sie nicht
error-forbidden-words = Bitte melden Sie sich mit einem Konto an, das es darf.
error-too-many = Zu oft in zu kurzer Zeit
error-too-many-words = Bitte versuchen Sie es nach { $time } UTC noch einmal. Nichts von dem, was Sie eingegeben haben, wurde gespeichert.
error-unavailable = Die Website holt gerade Luft
error-unavailable-words = Bitte versuchen Sie es in einer Minute noch einmal. Wenn Sie ein Formular gesendet hatten, senden Sie es bitte erneut: Zweimal schadet nicht.
page-out-of-date = Diese Seite ist vielleicht nicht auf dem neuesten Stand: Seit { $time } kann die Website nicht feststellen, wer unterschrieben oder zurückgezogen hat. Sie versucht es jede Sekunde.
error-unavailable-form = Die Website kann Ihr Formular in diesem Augenblick nicht annehmen. Nichts von dem, was Sie eingegeben haben, ist verloren: Bitte drücken Sie in ein paar Sekunden auf den Knopf. Zweimal schadet nicht.
error-unavailable-again = Noch einmal senden
error-read-only = Die Website lässt sich vorerst nur lesen
error-read-only-words = Wer sie betreibt, hat für eine Weile jede Änderung angehalten, um sie umzuziehen oder etwas zu reparieren. Bitte kommen Sie später wieder.
error-read-only-form = Wer die Website betreibt, hat für eine Weile jede Änderung angehalten, um sie umzuziehen oder etwas zu reparieren. Nichts von dem, was Sie eingegeben haben, ist verloren: Bitte lassen Sie diese Seite offen und drücken Sie später auf den Knopf.
error-internal = Bei uns ist etwas kaputtgegangen
error-internal-words = Es liegt nicht an Ihnen. Bitte versuchen Sie es noch einmal; wenn es wieder geschieht, nennen Sie dem Organisationsteam diese Kennung.
error-reference = Kennung: { $reference }

## Für das Organisationsteam
organize-nav = Seiten für das Organisationsteam
organize-letters = Briefe
organize-team = Team
organize-site = Website
organize-account = Mein Konto
organize-logout = Abmelden
organize-title = Organisieren
organize-waiting = { $count ->
    [0] Nichts wartet auf eine Entscheidung.
    [one] { NUMBER($count) } wartet auf eine Entscheidung.
   *[other] { NUMBER($count) } warten auf eine Entscheidung.
}
organize-texts-waiting = { $count ->
    [one] { NUMBER($count) } geänderter Text wartet.
   *[other] { NUMBER($count) } geänderte Texte warten.
}
organize-login-title = Anmelden zum Organisieren
organize-password = Passwort
organize-login-button = Anmelden
organize-forgot-link = Ich kann mich nicht anmelden
organize-signed-out = Sie sind abgemeldet.
organize-too-often = Zu viele Versuche für diese Adresse. Der nächste ist nach { $time } UTC möglich. Waren es nicht Ihre, lassen Sie sich einen Link senden: Er lässt Sie sofort ein.
organize-code-title = Der Code von Ihrem Telefon
organize-code-words = Geben Sie die sechs Ziffern ein, die Ihre App jetzt zeigt, oder einen Ihrer Ersatzcodes.
organize-code = Code
organize-forgot-title = Ein anderes Passwort setzen
organize-forgot-words = Wir senden Ihrer Adresse einen Link, wenn sie hier ein Konto hat. Er gilt einmal, eine Stunde lang. Ihr zweiter Faktor bleibt, wie er ist.
organize-forgot-asked = Wenn diese Adresse hier ein Konto hat, ist ein Link zu ihr unterwegs. Sehen Sie auch im Spam-Ordner nach.
organize-welcome-title = Ihr Passwort setzen
organize-welcome-words = Lassen Sie Ihren Passwortmanager eines erzeugen, oder nehmen Sie einen eigenen Satz: mindestens 12 Zeichen, und nichts, was andere zuerst versuchen würden.
organize-new-password = Neues Passwort
organize-set-button = Passwort setzen
organize-link-ended-title = Dieser Link gilt nicht mehr
organize-link-ended = Ein Link, der ein Passwort setzt, gilt einmal und nicht für immer. Lassen Sie sich einen neuen senden.
organize-password-title = Passwort ändern
organize-current-password = Ihr Passwort, wie es jetzt ist
organize-factor-title = Zweiter Faktor
organize-factor-is-on = Bei der Anmeldung wird auch ein Code von Ihrem Telefon verlangt.
organize-factor-is-off = Ihr Passwort allein öffnet dieses Konto. Ein Code von Ihrem Telefon hält fern, wer es erfährt.
organize-recovery-left = { $count ->
    [0] Kein Ersatzcode ist übrig: Schalten Sie ihn aus und wieder ein, um neue zu bekommen.
    [one] { NUMBER($count) } Ersatzcode ist übrig.
   *[other] { NUMBER($count) } Ersatzcodes sind übrig.
}
organize-factor-link = Zweiten Faktor einrichten
organize-factor-needed = Die Verantwortlichen dieser Seite brauchen einen zweiten Faktor. Sobald er eingeschaltet ist, stehen Ihnen alle Seiten offen.
organize-factor-scan = Scannen Sie dieses Bild mit einer App für Einmalcodes, wie sie Ihr Passwortmanager hat.
organize-factor-picture = Das Geheimnis als Bild für Ihre App (QR-Code). Dasselbe steht darunter als Text.
organize-factor-type = Oder geben Sie dort dieses Geheimnis ein:
organize-factor-on-button = Einschalten
organize-factor-another = Für ein anderes Telefon schalten Sie ihn aus und richten ihn dort neu ein.
organize-factor-off-button = Ausschalten
organize-recovery-title = Bewahren Sie diese Ersatzcodes auf
organize-recovery-words = Der zweite Faktor ist eingeschaltet. Geht Ihr Telefon verloren, lässt jeder dieser Codes Sie einmal ein. Sie werden nur jetzt gezeigt: Drucken Sie sie aus, oder bewahren Sie sie bei Ihren Passwörtern auf.
organize-recovery-kept = Ich habe sie aufbewahrt
organize-sessions-title = Wo Sie angemeldet sind
organize-browser-unknown = Ein unbekannter Browser
organize-session-here = hier
organize-session-times = Seit { $begun } UTC, zuletzt benutzt { $seen } UTC
organize-session-end = Dort abmelden
organize-done-password = Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.
organize-done-session = Dort sind Sie abgemeldet.
organize-done-factor-off = Der zweite Faktor ist ausgeschaltet.
organize-role = Rolle
organize-role-owner = Verantwortlich
organize-role-owner-hint = Tut alles, lädt auch andere ein.
organize-role-moderator = Moderation
organize-role-moderator-hint = Entscheidet über Unterschriften.
organize-role-observer = Beobachtung
organize-role-observer-hint = Liest Zahlen und was öffentlich ist.
organize-is-invited = Eingeladen, hat noch kein Passwort gesetzt
organize-is-active = War noch nie angemeldet
organize-seen = Zuletzt angemeldet am { $day }
organize-is-disabled = Geschlossen
organize-invite-title = Jemanden einladen
organize-invite-email = E-Mail-Adresse der Person
organize-invite-button = Einladen
organize-again = Ihr eigenes Passwort, noch einmal
organize-role-button = Rolle ändern
organize-reset-words = Neu beginnen: Passwort, zweiter Faktor und Anmeldungen dieses Kontos enden, und die Person bekommt einen neuen Link.
organize-reset-button = Neu beginnen lassen
organize-disable-words = Das Konto schließen: Es wird überall abgemeldet und kann sich nicht mehr anmelden. Was es getan hat, bleibt vermerkt.
organize-disable-button = Konto schließen
organize-link-by-hand = Diese Seite sendet keine Mail. Geben Sie diesen Link selbst weiter; er setzt das Passwort, einmal:
organize-team-back = Zurück zum Team

switches-words = Was hier angehalten wird, ist binnen einer Sekunde für alle angehalten.
switch-signing = Unterschreiben
switch-signing-hint = Die Formulare aller Briefe sind geschlossen. Wer eines ausgefüllt hat, kann es noch bestätigen.
switch-signing-since = Das Unterschreiben ist seit { $time } UTC angehalten.
switch-signing-off = Unterschreiben anhalten
switch-signing-on = Unterschreiben wieder öffnen
switch-mail = E-Mail
switch-mail-hint = Alle E-Mails warten, auch die, mit denen Menschen bestätigen.
switch-mail-since = E-Mails werden seit { $time } UTC zurückgehalten.
switch-mail-off = E-Mails zurückhalten
switch-mail-on = E-Mails wieder senden
switch-site = Änderungen
switch-site-hint = Die Website zeigt nur: Niemand kann unterschreiben, bestätigen, ändern oder zurückziehen, und Organisierende können nichts entscheiden. Für einen Umzug auf eine andere Maschine.
switch-site-since = Die Website zeigt seit { $time } UTC nur.
switch-site-off = Website nur zeigen lassen
switch-site-on = Änderungen wieder zulassen
switch-note = Warum, für die anderen Organisierenden
switch-mail-waits = { $count ->
    [one] Eine E-Mail wartet seit { $time } UTC.
   *[other] { NUMBER($count) } E-Mails warten, die älteste seit { $time } UTC.
}
switch-mail-none = Es wartet keine E-Mail.
switch-mail-drop-hint = Nachdem eine Sicherung eingespielt wurde, sind solche E-Mails schon einmal gesendet worden. Was verworfen ist, wird nie gesendet; wem ein Link fehlt, kann ihn auf der Website anfordern.
switch-mail-drop = Verwerfen
switch-done-off = Es ist angehalten.
switch-done-on = Es geht weiter.
switch-done-drop = Die wartenden E-Mails sind verworfen.
organize-done-invited = Die Einladung ist gemacht.
organize-done-role = Die Rolle ist geändert.
organize-done-reset = Passwort, zweiter Faktor und Anmeldungen sind beendet. Ein neuer Link gilt.
organize-done-disabled = Das Konto ist geschlossen.
error-sign-in = Diese Adresse und dieses Passwort gehören nicht zusammen. Bitte prüfen Sie beide.
error-second-factor = Das ist kein Code von jetzt. Warten Sie auf den nächsten, oder nehmen Sie einen Ersatzcode, den Sie noch nicht benutzt haben.
error-password-short = Bitte nehmen Sie mindestens 12 Zeichen.
error-password-long = Bitte nehmen Sie höchstens 256 Zeichen.
error-password-common = Das gehört zu dem, was andere zuerst versuchen würden. Bitte nehmen Sie etwas Eigenes.
error-password-wrong = Das ist nicht Ihr Passwort. Bitte versuchen Sie es noch einmal.
error-role-missing = Bitte wählen Sie eine Rolle.
error-account-exists = Diese Adresse hat schon ein Konto.
error-last-owner = Jemand muss verantwortlich bleiben. Ernennen Sie zuerst jemand anderen.
mail-organizer-invitation-subject = Sie sind zum Organisieren eingeladen
mail-organizer-invitation-open = Sie sind eingeladen, an den offenen Briefen auf { $site } mitzuarbeiten. Was Sie dort tun würden:
mail-organizer-link-subject = Setzen Sie Ihr Passwort
mail-organizer-link-open = Mit diesem Link setzen Sie das Passwort Ihres Kontos auf { $site } und sind angemeldet.
mail-organizer-link-until = Er gilt einmal, bis { $time } UTC.
mail-organizer-link-not-you = Haben Sie nicht darum gebeten, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.
mail-organizer-sign-in-subject = Jemand hat sich bei Ihrem Konto angemeldet
mail-organizer-sign-in-open = Jemand, hoffentlich Sie, hat sich bei Ihrem Konto auf { $site } angemeldet:
mail-organizer-sign-in-not-you = Waren Sie es nicht, ändern Sie jetzt Ihr Passwort: Das beendet alle anderen Anmeldungen.
organize-letter-nav = Seiten dieses Briefs
queue-title = Was wartet
queue-more = Weitere warten dahinter; sie rücken nach, während Sie entscheiden.
queue-next = Die dahinter ansehen
queue-front = Zurück zu denen, die am längsten warten
queue-since = Seit { $time } UTC
queue-edit = Eine Änderung von Nummer { NUMBER($number) }
queue-report = Eine Meldung zu Nummer { NUMBER($number) }
queue-now = Wie es dasteht
queue-wanted = Wie es dastehen würde
queue-reported = Jemand schreibt dazu:
queue-reason = Grund, falls es nicht dastehen soll
queue-reason-hint = Wer unterschrieben hat, liest ihn.
queue-publish = Veröffentlichen
queue-reject = Ablehnen
queue-dismiss = Der Name darf stehen
queue-take-down = Entfernen
queue-undo = Rückgängig machen
queue-done-published = Es ist veröffentlicht, und wer unterschrieben hat, erfährt es.
queue-done-rejected = Es steht nicht da, und wer unterschrieben hat, erfährt den Grund.
queue-done-dismissed = Die Meldung ist erledigt; der Name steht wie zuvor.
queue-done-undone = Es wartet wieder, und wer unterschrieben hat, erfährt es.
queue-done-otherwise = Nichts wurde geändert: Es steht nicht mehr so da, wie Sie es gesehen haben. Jemand war schneller, oder es wurde geändert oder zurückgezogen.
error-reason-missing = Bitte nennen Sie den Grund: Wer unterschrieben hat, liest ihn.
held-anonymous = Es nennt niemanden: Die Zeile lautet „Anonym“.
held-group = Es spricht für viele: Prüfen Sie, ob die Person das darf.
held-everyone = Jede Unterschrift unter diesem Brief wird zuerst angesehen.
held-watched = Der Name, oder einer, der so aussieht, steht auf der Beobachtungsliste.
held-first-signatory = Der Name, oder einer, der so aussieht, gehört zu den ersten Unterzeichnenden.
held-reported = Jemand hat eine Unterschrift mit diesem Namen gemeldet.
held-scripts = Ein Wort mischt Buchstaben mehrerer Alphabete, von denen sich manche gleichen.
held-link = In den Worten steht ein Link oder eine Adresse.
held-mailbox = Das Postfach hat unter anderem Namen unterschrieben: ein Familienpostfach, oder zweimal dieselbe Person.
held-burst = Viele Formulare kamen auf einmal aus demselben Netz: ein Büro, ein Zug oder eine Person viele Male.
held-restored = Sie wurde nach der Sicherung geändert, aus der diese Website wiederhergestellt wurde. Die Änderung ist verloren: Sie kann den Namen verborgen oder Wörter berichtigt haben.
held-honeypot = Ein Feld, das Menschen nicht sehen, wurde ausgefüllt, wie Programme es tun.

## Organisationsteam: Texte, Links, Protokoll
texts-title = Texte
texts-none-wait = Kein geänderter Text wartet. Wird der Text eines Briefs geändert, den schon jemand unterzeichnet hat, so wartet er hier auf Ihre Entscheidung.
texts-waits = Ein geänderter Text wartet:
texts-other-waits = Noch ein geänderter Text wartet:
texts-other-title = Er hätte einen anderen Titel:
texts-since = Gespeichert { $time } UTC. Bis Sie entscheiden, lesen und unterzeichnen alle den geltenden Text.
texts-note = Was sich geändert hat, und warum
texts-note-hint = Alle können es bei den Fassungen des Textes lesen. Nach einer wesentlichen Änderung steht es auch in der Mail an alle, die unterzeichnet haben, und darf dann nicht leer sein.
texts-first-agree = Die Erstunterzeichnenden, die von hier keine Mail bekommen, sind mit dem neuen Text einverstanden: Ihre Zeilen gehören von nun an zu ihm.
texts-editorial-words = Redaktionell: Sie berichtigt den Text, der dasselbe sagt wie zuvor. Alle Unterschriften bleiben, wie sie sind, und niemand bekommt eine Mail.
texts-editorial-button = Als redaktionelle Änderung in Kraft setzen
texts-material-words = { $count ->
    [0] Wesentlich: Der Brief sagt etwas anderes. Den geltenden Text hat noch niemand unterzeichnet.
    [one] Wesentlich: Der Brief sagt etwas anderes. Unter dem geltenden Text steht eine Unterschrift; wer sie gegeben hat, wird, wenn es eine Adresse gibt, per Mail gebeten, den neuen anzusehen und zu bleiben oder zurückzuziehen. Bis dahin gehört die Unterschrift zu dem Text, der unterzeichnet wurde.
   *[other] Wesentlich: Der Brief sagt etwas anderes. Unter seinen bisherigen Texten stehen { NUMBER($count) } Unterschriften; alle, die zu erreichen sind, werden per Mail gebeten, den neuen anzusehen und zu bleiben oder zurückzuziehen. Bis sie antworten, gehören ihre Unterschriften zu dem Text, den sie unterzeichnet haben.
}
texts-material-button = Als wesentliche Änderung in Kraft setzen und alle fragen
texts-done-editorial = Der Text gilt nun, als redaktionelle Änderung. Niemand bekommt eine Mail.
texts-done-material = Der Text gilt nun, als wesentliche Änderung. Alle, die einen früheren unterzeichnet haben und zu erreichen sind, bekommen eine Mail.
texts-asking = Wer früher unterzeichnet hat, wird zum geänderten Text gefragt: bisher { NUMBER($number) } von { NUMBER($count) }. Das geht von selbst weiter; was alle lesen, stimmt schon jetzt.
texts-done-otherwise = Nichts wurde geändert: Inzwischen wurde ein anderer Text gespeichert, oder jemand anderes hat entschieden. Bitte sehen Sie an, was jetzt da ist.
texts-history-link = So, wie alle sie lesen, mit dem, was sich geändert hat
texts-when = In Kraft seit (UTC)
texts-as = Als
error-text-note-missing = Bitte sagen Sie, was sich geändert hat und warum: Wer unterzeichnet hat, wird noch einmal um Zustimmung gebeten.
access-title = Private Links
access-words = Wer einen privaten Link hat, sieht den Brief vor der Öffentlichkeit. Geben Sie jeden nur an eine Person oder eine Redaktion, und beenden Sie ihn, wenn er nicht mehr gebraucht wird.
access-none = Es gibt noch keinen privaten Link.
access-read = Den Brief lesen
access-read-hint = Und sonst nichts.
access-sign = Ihn lesen und unterzeichnen
access-sign-hint = Bevor er veröffentlicht ist. Wer unterzeichnet hat, wird nicht gezeigt.
access-press = Für die Presse: ihn lesen und sehen, wer unterzeichnet hat
access-press-hint = Mit Liste und Dateien, wie alle sie sehen werden.
access-until = Gilt bis { $time } UTC
access-ended = Beendet { $time } UTC
access-expired = Abgelaufen { $time } UTC
access-uses = { $count ->
    [0] kein Formular gesendet, keine Datei geholt
    [one] ein Formular gesendet oder eine Datei geholt
   *[other] { NUMBER($count) } Formulare gesendet oder Dateien geholt
}
access-end = Diesen Link beenden
access-make-title = Einen Link anlegen
access-label = Für wen
access-label-hint = In Ihren eigenen Worten; nur das Organisationsteam sieht es.
access-admits = Was er öffnet
access-last-day = Letzter Tag
access-last-day-hint = Er endet mit diesem Tag, in UTC.
access-make = Link anlegen
access-done-made = Der Link ist angelegt. Seine Adresse steht in der Liste.
access-done-ended = Der Link ist beendet: Er öffnet nichts mehr.
error-link-admits = Bitte wählen Sie, was der Link öffnet.
error-link-label = Bitte schreiben Sie, für wen der Link ist: So wissen Sie später, welcher zu beenden ist.
error-link-until = Bitte wählen Sie einen Tag ab heute, höchstens ein Jahr voraus.
audit-title = Protokoll
audit-words = Wer was getan hat, das Neueste zuerst. Nichts darin lässt sich ändern oder löschen; kein Name, kein Wort und keine Adresse von Unterzeichnenden steht darin.
audit-nothing = Dazu findet sich nichts.
audit-pages = Seiten des Protokolls
audit-earlier = Früheres
audit-file = Diese Zeilen als Datei (CSV)
audit-all = Alle
audit-letter = Brief
audit-who = Von wem
audit-act = Was
audit-from = Von, erster Tag (UTC)
audit-to = Bis, letzter Tag (UTC)
audit-signature = Unterschrift, nach ihrer Kennung
audit-search = Zeigen
audit-whole = Das ganze Protokoll
audit-by-signer = jemand, der unterzeichnet hat
audit-by-reader = jemand, der liest
audit-by-organizer = jemand vom Organisationsteam
audit-by-command-line = die Befehlszeile
audit-by-site = die Website selbst
audit-by-you = Sie
audit-of-signature = Unterschrift
audit-of-account = Konto:
act-confirm = Eine Unterschrift wurde aus ihrem Postfach bestätigt.
act-publish = Eine Unterschrift wurde veröffentlicht.
act-reject = Eine Unterschrift wurde abgelehnt oder heruntergenommen.
act-hold = Eine Entscheidung wurde zurückgenommen: Die Unterschrift wartet wieder.
act-withdraw = Eine Unterschrift wurde zurückgezogen, ihre Worte und ihre Adresse wurden gelöscht.
act-edit = Eine Unterschrift wurde von ihrer Seite aus geändert.
act-renew-link = Jemand hat die Links zur eigenen Unterschrift beendet und einen neuen erhalten.
act-ask-to-move = Jemand wollte mit der eigenen Unterschrift zu einer anderen Adresse umziehen.
act-stop-move = Der Umzug einer Unterschrift zu einer anderen Adresse wurde angehalten.
act-move-address = Eine Unterschrift ist zu einer anderen Adresse umgezogen.
act-move-back = Eine Unterschrift wurde zur vorigen Adresse zurückgeholt.
act-accept-edit = Die Änderung einer Unterschrift wurde angenommen.
act-decline-edit = Die Änderung einer Unterschrift wurde abgelehnt.
act-take-back-edit = Eine wartende Änderung wurde zurückgenommen.
act-enter = Eine Unterschrift wurde vom Organisationsteam eingetragen.
act-rewrite = Die Zeile einer erstunterzeichnenden Person wurde in der Datei geändert.
act-renew = Eine Unterschrift gehört nun zum neuen Text.
act-show = Ein Name, der mit anderen zusammenstand, wurde gezeigt.
act-take-back-notice = Die Ankündigung, dass Namen gezeigt werden, wurde zurückgenommen.
act-look-at-address = Die Adresse einer Unterschrift wurde angesehen.
act-erase-address = Die Adresse einer Unterschrift wurde gelöscht, da ihre Zeit vorbei war.
act-report = Ein Name auf der Liste wurde gemeldet.
act-dismiss-report = Eine Meldung wurde geschlossen; der Name bleibt stehen.
act-change-text = Ein geänderter Text wurde in Kraft gesetzt.
act-tell-of-withdrawal = Den Unterzeichnenden sollte per E-Mail gesagt werden, dass der Brief zurückgezogen ist.
act-told-of-withdrawal = Allen Unterzeichnenden wurde per E-Mail gesagt, dass der Brief zurückgezogen ist.
act-stop-telling-of-withdrawal = Der Brief steht wieder: Niemandem wurde mehr gesagt, dass er zurückgezogen ist.
act-make-link = Ein privater Link wurde angelegt.
act-end-link = Ein privater Link wurde beendet.
act-sign-in = Jemand hat sich angemeldet.
act-invite-organizer = Jemand wurde ins Organisationsteam eingeladen.
act-claim-account = Ein Konto wurde übernommen: Sein Passwort wurde zum ersten Mal gesetzt.
act-change-role = Die Rolle eines Kontos wurde geändert.
act-reset-organizer = Ein Konto wurde neu begonnen.
act-disable-organizer = Ein Konto wurde geschlossen.
act-switch-off = Für die ganze Website wurde etwas angehalten.
act-switch-on = Was für die ganze Website angehalten war, geht weiter.
act-drop-mail = Wartende E-Mails wurden verworfen.
act-set-password = Ein Passwort wurde gesetzt.
act-end-password = Ein Passwort endete, weil es nach dem wiederhergestellten Backup geändert worden war.
act-turn-second-factor-on = Ein zweiter Faktor wurde eingeschaltet.
act-turn-second-factor-off = Ein zweiter Faktor wurde ausgeschaltet.
error-audit-who = Bitte wählen Sie jemanden aus der Liste.
error-audit-letter = Diesen Brief gibt es nicht.
error-audit-day = Bitte schreiben Sie diesen Tag so: 2026-11-23.
error-audit-signature = Das ist keine Kennung einer Unterschrift. Sie hat 36 Zeichen, wie in der Liste unten.
act-feature = Eine Unterschrift wurde nach vorn gestellt.
act-unfeature = Eine Unterschrift steht nicht mehr vorn.
act-feature-earlier = Eine Unterschrift wurde vorn weiter nach oben gestellt.
act-feature-later = Eine Unterschrift wurde vorn weiter nach unten gestellt.
dashboard-title = Überblick
dashboard-count = Die Zahl
dashboard-forms = Formulare, deren Postfach noch nicht bestätigt ist
dashboard-waiting = Unterschriften, die auf eine Entscheidung warten
dashboard-rejected = abgelehnt oder heruntergenommen
dashboard-withdrawn = zurückgezogen, nachdem sie gezählt hatten
dashboard-held = Was auf eine Entscheidung wartet
dashboard-held-count = { $count ->
    [0] Keine Unterschrift wartet.
    [one] Eine Unterschrift wartet.
   *[other] { NUMBER($count) } Unterschriften warten.
}
dashboard-by-reason = Warum sie warten; eine kann mehrere Gründe haben
dashboard-mail = Mail
dashboard-mail-none = In den letzten 24 Stunden hat kein Formular eine Mail ausgelöst.
dashboard-mail-day = Vom Formular zur Unterschrift, in den letzten 24 Stunden
dashboard-mail-step = Mails, die um Bestätigung bitten
dashboard-mail-count = Mails
dashboard-mail-all = Alle
dashboard-mail-waiting = Noch nicht gesendet
dashboard-mail-sent = Vom Mailserver angenommen
dashboard-mail-failed = Aufgegeben
dashboard-mail-confirmed = Bestätigt: Das Formular wurde zur Unterschrift
dashboard-domains = Nach Maildomain, von den letzten Mails
dashboard-domain = Domain
dashboard-domain-others = Andere, und solche mit weniger als { $least } Mails
dashboard-short-all = Alle
dashboard-short-waiting = Warten
dashboard-short-sent = Gesendet
dashboard-short-failed = Gescheitert
dashboard-short-confirmed = Bestätigt
dashboard-outlook = Die Mail aller Briefe
dashboard-owed = { $count ->
    [0] Keine Mail wartet.
    [one] Eine Mail wartet.
   *[other] { NUMBER($count) } Mails warten.
}
dashboard-retried = { $count ->
    [0] Keine davon wurde aufgeschoben.
    [one] Eine davon hat ein Mailserver aufgeschoben; sie wird noch einmal versucht.
   *[other] { NUMBER($count) } davon hat ein Mailserver aufgeschoben; sie werden noch einmal versucht.
}
dashboard-hour-left = Von { $limit } Mails in der Stunde sind { $left } übrig.
dashboard-day-left = Von { $limit } Mails am Tag sind { $left } übrig.
dashboard-no-quota = Kein Kontingent ist gesetzt: Mail geht so schnell, wie der Server sie nimmt.
dashboard-paused = Der Mailserver nahm keine Mail an; der nächste Versuch ist { $time } UTC.
dashboard-last-at = Die letzte, die wartet, geht etwa { $time } UTC.
dashboard-last-now = Sie gehen jetzt hinaus.
dashboard-returned = Was in den letzten 30 Tagen zurückkam
dashboard-returned-none = Nichts kam zurück.
dashboard-returned-kind = Was die Server sagen
dashboard-returned-hint = Gezählt aus den Antworten der Mailserver und aus den Berichten, die zurückkommen. Nichts darin verrät, wer es war.
dashboard-not-known = Nicht bekannt, nach dem Code der Antwort: { $codes }
dashboard-no-code = ohne Code
dashboard-refused-title = Andere Mailserver weisen Mail dieser Site ab
dashboard-refused = Das ist eine Störung der Site, nicht derer, die unterschreiben: Ihre Adressen bleiben, aber Mail an sie kommt vielleicht nicht an. Wer die Site betreibt, kann es beheben; das sagen die Server:
dashboard-refused-count = { $count ->
    [one] eine Mail, am { $time } UTC
   *[other] { $count } Mails, die letzte am { $time } UTC
}
returned-no-mailbox = Kein solches Postfach: zurückgestellt
returned-full = Postfach voll
returned-later = Im Augenblick nicht
returned-suspended = Konto gesperrt
returned-suppressed = Unser Anbieter schreibt nicht dorthin: kam schon zurück
returned-block-list = Wir werden abgewiesen: Sperrliste
returned-spf = Wir werden abgewiesen: SPF
returned-dkim = Wir werden abgewiesen: DKIM
returned-dmarc = Wir werden abgewiesen: DMARC
returned-rate = Wir werden abgewiesen: zu viele Mails
returned-sender = Wir werden abgewiesen: unsere Absenderadresse
returned-content = Wir werden abgewiesen: sieht nach Spam aus
returned-relay = Wir werden abgewiesen: nicht für diese Domain
returned-policy = Wir werden abgewiesen: eine andere Regel
returned-not-known = Aufgegeben, Grund nicht bekannt
returned-complaint = Als Spam gemeldet: Neuigkeiten beendet
dashboard-referrers = Woher die Lesenden kommen
dashboard-referrers-month = Websites, die zum Brief führten, in den letzten 30 Tagen
dashboard-referrers-none = Noch ist nichts bekannt.
dashboard-referrers-hint = Summen nach Host, wie Browser sie nennen, und nichts davon, wer kam. Hosts, von denen weniger als fünf kamen, werden nicht behalten; Besuche, die ein Zwischenspeicher beantwortet hat, sind nicht gezählt. Jeder kann vorgeben, von irgendwo zu kommen: Öffnen Sie solche Adressen mit Vorsicht.
dashboard-site = Website
dashboard-visits = Besuche
dashboard-text-since = In Kraft seit { $time } UTC
dashboard-text-signed = { $count ->
    [0] keine veröffentlichte Unterschrift
    [one] eine veröffentlichte Unterschrift
   *[other] { NUMBER($count) } veröffentlichte Unterschriften
}
dashboard-links = { $count ->
    [0] Kein privater Link ist offen.
    [one] Ein privater Link ist offen.
   *[other] { NUMBER($count) } private Links sind offen.
}
dashboard-problems = In den Dateien der Briefe zu beheben
retraction-title = Den Unterzeichnenden sagen, dass der Brief zurückgezogen ist
retraction-words = Der Brief ist zurückgezogen. Ein einziges Mal können Sie es denen, die ihn unterschrieben haben, per E-Mail sagen. Sie geht an alle, die ihre Unterschrift bestätigt haben und noch dazu stehen, ob sie Neuigkeiten wollten oder nicht, denn es geht um ihre eigene Unterschrift; wer darum gebeten hat, nie angeschrieben zu werden, wird in Ruhe gelassen.
retraction-unsaid = Neben dem Brief liegt keine withdrawn.md, also nennt die E-Mail keinen Grund. Wenn Sie einen nennen möchten, schreiben Sie zuerst diese Datei.
retraction-count = { $count ->
    [0] Niemandem kann es gesagt werden: Es gibt keine bestätigte Unterschrift mit Adresse mehr.
    [one] Eine Person bekommt diese E-Mail.
   *[other] { NUMBER($count) } Personen bekommen diese E-Mail.
}
retraction-mail = { $count ->
    [one] Die E-Mail in dieser Sprache: { $language }, an eine Person
   *[other] Die E-Mail in dieser Sprache: { $language }, an { NUMBER($count) } Personen
}
retraction-goes = Wo „…“ steht, findet jede Person den Link zu ihrer eigenen Unterschrift. Die E-Mails gehen nach allem hinaus, worauf jemand wartet, und im Rahmen des Kontingents. Steht der Brief wieder, bevor alle verschickt sind, werden die übrigen nicht verschickt.
retraction-button = { $count ->
    [one] Es einer Person sagen, ein für alle Mal
   *[other] Es { NUMBER($count) } Personen sagen, ein für alle Mal
}
# $who is an organizer.
retraction-begun = Den Unterzeichnenden wurde es auf Veranlassung von { $who } gesagt, am { $time } UTC. Das geschieht einmal je Brief.
retraction-going = Die E-Mails sind unterwegs: { $sent } von { $all } sind erledigt.
retraction-ended = Alle E-Mails sind erledigt: { $sent } von { $all }.
retraction-stopped = Der Brief steht wieder, daher wird keine dieser E-Mails mehr verschickt: { $sent } von { $all } waren erledigt.
retraction-done = Die E-Mails sind unterwegs.
retraction-done-before = Es wurde nichts verschickt: Den Unterzeichnenden wurde es bereits gesagt.
retraction-done-otherwise = Es wurde nichts verschickt: Der Brief ist nicht mehr zurückgezogen, niemandem kann es gesagt werden, oder diese Website kann keine E-Mails verschicken.
audit-seek = Im Protokoll suchen
act-check = Jemand vom Organisationsteam hat geprüft, wer unterzeichnet hat.
act-uncheck = Der Vermerk, dass geprüft ist, wer unterzeichnet hat, wurde zurückgenommen.
act-correct = Ein Tippfehler in einer Unterschrift wurde berichtigt und dies mitgeteilt.
act-take-back-correction = Die Berichtigung einer Unterschrift wurde zurückgenommen.
act-ask-signer = Jemand, der unterzeichnet hat, wurde per Mail etwas gefragt.
act-answer = Eine Frage wurde beantwortet.
## Import
import-title = Importieren
import-words = Holen Sie Menschen dazu, die anderswo unterschrieben haben: auf Papier oder auf einer anderen Plattform. Neben ihren Namen können alle lesen, dass das Organisationsteam sie eingetragen hat und woher sie kommen.
import-file = Datei
import-file-hint = CSV, wie es Tabellenprogramme speichern, oder eine einfache Liste mit einem Namen pro Zeile. Die Spalten dürfen in beliebiger Reihenfolge stehen. Noch wird nichts eingetragen.
import-paste = Oder eine Liste einfügen, ein Name je Zeile
import-upload = Erst ansehen
import-before = Bisher eingetragen
import-entered = { $count ->
    [one] Eine Zeile, am { $day }
   *[other] { NUMBER($count) } Zeilen, am { $day }
}
import-taken-back = Zurückgenommen am { $day }
import-take-back = Alles zurücknehmen
import-take-back-words = Alle Zeilen, die niemand für sich bestätigt hat, werden zurückgezogen: Die Namen werden gelöscht und ihre Nummern nicht wieder vergeben. Danach können Sie eine berichtigte Datei eintragen.
import-take-back-button = Diese Zeilen zurückziehen
import-done = { $count ->
    [one] Eine Zeile ist eingetragen.
   *[other] { NUMBER($count) } Zeilen sind eingetragen.
}
import-done-held = { $count ->
    [one] Eine davon wartet auf die Moderation.
   *[other] { NUMBER($count) } davon warten auf die Moderation.
}
import-done-taken-back = { $count ->
    [one] Eine Zeile ist zurückgezogen.
   *[other] { NUMBER($count) } Zeilen sind zurückgezogen.
}
import-done-discarded = Die Datei ist verworfen. Es wurde nichts eingetragen.
import-done-nobody = Alle stehen schon da. Es wurde nichts eingetragen.
import-preview-title = Bevor es eingetragen wird
import-read-as = Gelesen als { $encoding }, die Zellen durch { $separator } getrennt.
import-mark = „{ $mark }“
import-apart = Die Zeilen { $from } bis { $until } standen in einer einzigen Zeile: Jeder Teil davon gilt als eine Person.
import-read-as-names = Gelesen als { $encoding }, mit einer Spalte.
import-rows = { $count ->
    [one] Eine Zeile.
   *[other] { NUMBER($count) } Zeilen.
}
import-tab = Tabulatoren
import-decide = Das ist zu entscheiden, bevor etwas eingetragen werden kann
import-decide-encoding = Wie die Buchstaben geschrieben sind: Wählen Sie unten die Zeile, in der die Namen stimmen.
import-decide-header = Ob die erste Zeile die Spalten benennt: Setzen Sie unten den Haken oder nicht, und drücken Sie „So anzeigen“.
import-decide-column = Was Spalte { $number } enthält: Wählen Sie es unten, oder lassen Sie die Spalte weg.
import-leave-out-unknown = { NUMBER($count) } unbekannte Spalten weglassen
import-head-below = Zeile { $row } benennt die Spalten; was darüber steht, weglassen
import-decide-twice = „{ $field }“ ist für zwei Spalten gewählt. Nur eine kann genommen werden.
import-decide-comma = Was nach dem Komma der Namen steht, oder nach dem, was sie sonst abtrennt: Wählen Sie es unten.
import-decide-days = Was zuerst kommt, Tag oder Monat: Wählen Sie es unten.
import-decide-namesakes = Zeilen, die dieselbe Person meinen könnten wie eine andere: { NUMBER($count) }. Entscheiden Sie unten.
import-encoding = In welcher Zeile stimmen die Namen?
import-encoding-words = Die Datei sagt nicht, wie ihre Buchstaben geschrieben sind. So läse sie sich auf jede der wahrscheinlichen Weisen.
import-encoding-mixed = Manche ihrer Zeilen sind UTF-8, andere sind auf ältere Weise geschrieben; „UTF-8+windows-1252“ liest jede so, wie sie ist.
import-encoding-others = Nichts davon stimmt: weitere Arten zeigen
import-comma = Was steht nach dem Komma?
import-behind = Was steht hinter den Namen, wie in „{ $cell }“?
import-comma-name = Es gehört zum Namen, der so bleibt.
import-comma-first-name = Der Vorname.
import-comma-first-name-affiliation = Der Vorname, und dann die Organisation oder Zugehörigkeit.
import-comma-affiliation = Die Organisation oder Zugehörigkeit.
import-comma-column = Eine eigene Zelle: Die Spalten stehen unten.
import-becomes = Aus „{ $before }“ wird „{ $after }“.
import-days = Was kommt in der Spalte der Tage zuerst?
import-days-day-first = Erst der Tag:
import-days-month-first = Erst der Monat:
import-day-is = „{ $cell }“ ist der { $day }
import-namesakes = Dieselbe Person oder eine andere?
import-namesake = Zeile { $row } hat den Namen von Zeile { $first } und sagt etwas anderes
import-namesakes-all = Alle Zeilen, die nicht einzeln entschieden sind
import-namesake-same = dieselbe Person: Zeile weglassen
import-namesake-other = eine andere Person: Zeile eintragen
import-columns = Spalten
import-column = Spalte { $number }, „{ $head }“
import-column-bare = Spalte { $number }
import-has-header = Die erste Zeile benennt die Spalten
import-organisations = Das alles sind Organisationen
import-again = So anzeigen
import-no-name-column = Keine Spalte ist der Name. Bitte sagen Sie oben, welche es ist.
import-field-unclear = bitte wählen
import-field-nothing = weglassen
import-field-name = Name
import-field-given = Vorname
import-field-family = Nachname
import-field-title = Titel vor dem Namen (wie „Dr.“)
import-field-role = Funktion oder Beruf
import-field-organisation = Organisation
import-field-city = Ort
import-field-country = Land
import-field-website = Webseite
import-field-comment = Einige Worte
import-field-capacity = Eigenschaft (personal, affiliation, group)
import-field-spokesperson = Wer für sie spricht (wird nie gezeigt)
import-field-shown = Darf der Name gezeigt werden? (wer Nein sagt, wird nicht gezeigt)
import-field-hidden = Soll der Name verborgen bleiben? (wer Ja sagt, wird nicht gezeigt)
import-field-email = E-Mail-Adresse (wird nie gezeigt)
import-field-day = Tag der Unterschrift
import-sample = Die ersten Zeilen, wie sie dastehen werden
import-lines-file = Alle { NUMBER($count) } Zeilen als Datei (CSV)
import-row = Zeile { $row }
import-has-address = mit Adresse
import-faults = { $count ->
    [one] Eine Zelle ist zu berichtigen
   *[other] { NUMBER($count) } Zellen sind zu berichtigen
}
import-faults-words = Solange etwas nicht stimmt, wird nichts eingetragen. Berichtigen Sie es in Ihrer Datei und nehmen Sie sie noch einmal, oder lassen Sie oben die Spalte weg.
import-faults-file = Alles als Datei (CSV)
import-mend-letters = { $count ->
    [one] Eine Zelle mit beschädigten Buchstaben heilen
   *[other] { NUMBER($count) } Zellen mit beschädigten Buchstaben heilen
}
import-drop-cells = Diese Zellen weglassen: { $field } ({ NUMBER($count) })
import-drop-rows = Diese Zeilen weglassen ({ NUMBER($count) })
import-bare = Die Namen behalten und abtrennen, was daneben steht ({ NUMBER($count) })
import-fault = Zeile { $row }, { $field }: { $why }
import-why-no-name = Der Name fehlt.
import-why-names-nobody = Das nennt niemanden. Ohne Namen kann niemand für andere unterschreiben; nehmen Sie die Zeile heraus.
import-why-no-person = das ist eine Summe, eine Zahl oder eine Überschrift und niemandes Name.
import-why-not-a-name = Das liest sich nicht wie ein Name.
import-why-holds-more = Darin steht mehr als ein Name: eine Nummer, ein Link oder ein Konto, die alle lesen würden.
import-why-two-addresses = Neben dem Namen steht eine andere Adresse als in der Spalte der Adressen. Behalten Sie die, die dieser Person gehört.
import-why-too-long = Das ist zu lang (höchstens { NUMBER($most) } Zeichen).
import-why-control = Darin steht ein Zeilenumbruch oder ein Steuerzeichen. Vielleicht fehlt weiter oben ein Anführungszeichen.
import-why-bidirectional = Darin stehen unsichtbare Zeichen, die die Schreibrichtung umkehren. Tippen Sie es neu.
import-why-stacked = Auf einem Buchstaben stehen mehr Zeichen, als irgendeine Schrift kennt.
import-why-lost = Ein Buchstabe darin ist verloren: Die Datei ist dort beschädigt, falsch gelesen oder mit „?“ an seiner Stelle gespeichert.
import-why-damaged = Die Buchstaben sind beschädigt; gemeint war wohl „{ $meant }“.
import-why-country = Wir kennen kein Land mit diesem Namen oder Kürzel.
import-why-website = Das ist keine Adresse einer Webseite.
import-why-email = An diese Adresse kann keine E-Mail gehen.
import-why-capacity = Erlaubt sind personal, affiliation und group.
import-why-holds-address = Darin steht eine E-Mail-Adresse oder eine Telefonnummer, die alle lesen würden.
import-why-consent = Wir wissen nicht, ob das Ja oder Nein heißt.
import-why-day = Darin können wir keinen Tag lesen.
import-why-future = Dieser Tag liegt in der Zukunft.
import-why-surplus = Es gibt mehr Zellen als Spalten. Eine Zelle, in der das Trennzeichen vorkommt, braucht Anführungszeichen.
import-why-quotation = eine Zelle beginnt mit einem Anführungszeichen, und das schließende fehlt: Alles Folgende stünde in dieser Zeile. Ergänzen Sie es, oder nehmen Sie das erste heraus.
import-more = Und { NUMBER($count) } weitere dieser Art.
import-notes = Was weggelassen wird und was wartet
import-changed = Zeile { $row }: Aus „{ $before }“ wird „{ $after }“.
import-dropped = Zeile { $row } wird weggelassen, wie Sie es gewählt haben.
import-dropped-cell = Zeile { $row }, { $field }: „{ $cell }“ wird weggelassen, wie Sie es gewählt haben.
import-mailboxes = Eine Adresse, die neben einem Namen stand, wird behalten und nie gezeigt.
import-unanswered-hidden = Zeilen, die nicht sagen, ob der Name gezeigt werden darf: { NUMBER($count) }. Ihre Namen werden nicht gezeigt.
import-unanswered-shown = Zeilen, die nicht verborgen werden wollen und die Zelle leer lassen: { NUMBER($count) }. Ihre Namen werden gezeigt.
import-private = Gezählt, ohne dass der Name gezeigt wird: { NUMBER($count) }.
import-not-shown = gezählt, der Name wird nicht gezeigt
import-dated-today = Alle tragen das Datum von heute.
import-dated = Sie tragen das Datum aus der Liste: { $day }.
import-dated-between = Sie tragen die Daten aus der Liste, vom { $from } bis zum { $until }.
import-dated-without = { $count ->
    [one] Eine Zeile nennt keines und trägt das Datum von heute.
   *[other] { NUMBER($count) } Zeilen nennen keines und tragen das Datum von heute.
}
import-repeated = Zeile { $row } sagt dasselbe wie Zeile { $first }. Sie wird weggelassen.
import-mistyped = Zeile { $row }: Die Adresse endet auf { $typed }. Vielleicht ist { $meant } gemeint.
import-shared-address = Zeile { $row } hat dieselbe Adresse wie Zeile { $first }. Sie wird ohne die Adresse eingetragen.
import-same-name = Zeile { $row }: Jemand mit diesem Namen steht schon unter dem Brief.
import-known-addresses = Adressen, die schon unterschrieben haben: { NUMBER($count) }. Ihre Zeilen werden weggelassen. Welche es sind, sagen wir niemandem.
import-watched = Zeile { $row } wartet auf die Moderation. { $why }
import-provenance = Woher kommen diese Namen?
import-provenance-hint = Alle lesen es neben jedem davon, zum Beispiel: „Papierlisten, Stadtfest, 3. Mai“.
import-take-same = Auch die nehmen, deren Name schon dasteht: Es sind andere Menschen
import-enter = { $count ->
    [one] Eine Zeile eintragen
   *[other] { NUMBER($count) } Zeilen eintragen
}
import-nobody = Es bleibt niemand zum Eintragen.
import-all-stand = Alle aus dieser Datei stehen dem Namen nach schon unter dem Brief.
import-enter-same = Eintragen
import-discard = Datei verwerfen
error-import-no-file = Wählen Sie zuerst eine Datei.
error-import-too-large = Die Datei ist größer als 8 MB. Speichern Sie nur die nötigen Spalten als CSV, oder teilen Sie sie in mehrere Dateien, und tragen Sie eine nach der anderen ein.
error-import-empty = Die Datei ist leer.
error-import-no-text = Diese Datei ist kein Text. Speichern Sie das Blatt im Tabellenprogramm als CSV und nehmen Sie diese Datei.
error-import-too-long = Diese Datei hat mehr als 20.000 Zeilen. Teilen Sie sie in mehrere Dateien, und tragen Sie eine nach der anderen ein.
error-provenance-missing = Bitte sagen Sie, woher diese Namen kommen: Alle lesen es.
line-entered = vom Organisationsteam eingetragen
line-entered-from = vom Organisationsteam eingetragen: { $provenance }
first-entered = Vom Organisationsteam eingetragen.
log-import-undone = { $count ->
    [one] Das Organisationsteam nahm eine Zeile zurück, die es eingetragen hatte.
   *[other] Das Organisationsteam nahm { NUMBER($count) } Zeilen zurück, die es eingetragen hatte.
}
log-sums-taken-down = { $count ->
    [one] Eine Summe der Datei eines Tages wurde entfernt: Sie konnte verraten, wer die Liste verlassen hatte.
   *[other] { NUMBER($count) } Summen der Dateien einzelner Tage wurden entfernt: Sie konnten verraten, wer die Liste verlassen hatte.
}
mail-claim-subject = Ist das Ihr Name unter dem Brief?
mail-claim-open = Das Organisationsteam dieses offenen Briefes hat Ihren Namen darunter eingetragen:
mail-claim-from = Woher er kommt, in den Worten des Organisationsteams: { $provenance }
mail-claim-words = Nur Sie können sagen, ob das stimmt. Bestätigen Sie die Zeile, ändern Sie sie oder nehmen Sie sie weg. Solange Sie nicht antworten, lesen alle, dass das Organisationsteam sie eingetragen hat.
mail-claim-link = Ansehen: bestätigen, ändern oder wegnehmen
mail-claim-once = Wir schreiben Ihnen deswegen einmal und nicht wieder.
claim-title = Ist das Ihre Zeile?
claim-words = Das Organisationsteam hat diesen Namen unter den Brief gesetzt:
claim-mine = Ja, ich unterschreibe
claim-mine-words = Ändern Sie, was nicht stimmt, und wählen Sie, wer es sehen darf. Von da an können nur Sie es ändern.
claim-button = Meine Zeile bestätigen
claim-not-mine = Nein, nehmen Sie ihn weg
claim-decline = Meinen Namen wegnehmen
claim-declined-title = Ihr Name ist weggenommen
claim-declined = Die Zeile ist weg, mit ihren Worten und Ihrer Adresse. Aus derselben Datei kommt sie nicht zurück.
claims-title = Einladungen zum Bestätigen
claims-link = Menschen einladen, ihre Zeile zu bestätigen
claims-words = Wessen Adresse Sie haben, können Sie per E-Mail fragen: Sie bestätigen ihre Zeile, ändern sie oder nehmen sie weg. Alle werden nur einmal gefragt. Bis dahin lesen alle, dass Sie sie eingetragen haben.
claims-withdrawn = Der Brief ist zurückgezogen: Niemand wird eingeladen, ihn zu unterschreiben.
claims-to-invite = { $count ->
    [0] Niemand ist mehr einzuladen.
    [one] Eine Person kann eingeladen werden.
   *[other] { NUMBER($count) } Personen können eingeladen werden.
}
claims-invited = { $count ->
    [one] Eine Person wurde eingeladen und hat nicht geantwortet.
   *[other] { NUMBER($count) } Personen wurden eingeladen und haben nicht geantwortet.
}
claims-mail = Die E-Mail, wie eine dieser Personen sie liest
claims-mail-goes = Sie geht an jede Person in der Sprache des Briefes, nach aller Post, auf die jemand wartet, und im Rahmen des Kontingents.
claims-invite = { $count ->
    [one] Eine Person einladen
   *[other] { NUMBER($count) } Personen einladen
}
claims-done-invited = { $count ->
    [one] Eine Einladung ist unterwegs.
   *[other] { NUMBER($count) } Einladungen sind unterwegs.
}
claims-done-address = Die Adresse ist aufgehoben. Noch wurde niemandem geschrieben.
claims-address-title = Eine Adresse für eine Person, die zuerst unterschrieb
claims-line = Wessen
claims-address = Deren E-Mail-Adresse
claims-address-hint = Sie wird versiegelt, nie gezeigt und für die Einladung verwendet.
claims-address-button = Adresse aufheben
error-claims-address = Diese Adresse kann dieser Zeile nicht gegeben werden. Vielleicht gehört sie zu einer anderen, oder die Zeile hat inzwischen eine.
act-give-address = Eine eingetragene Zeile erhielt die Adresse ihrer Person.
act-import = Eine Liste von Personen, die anderswo unterschrieben haben, wurde eingetragen.
act-undo-import = Eine eingetragene Liste wurde zurückgenommen.
act-take-down-sums = Summen der Dateien einzelner Tage wurden entfernt: Sie konnten verraten, wer die Liste verlassen hatte.
act-invite-to-claim = Personen, die das Organisationsteam eingetragen hatte, wurden eingeladen, ihre Zeile zu bestätigen.
act-claim = Jemand bestätigte die Zeile, die das Organisationsteam eingetragen hatte.

## Einen Namen in der Liste melden
report-link = Diesen Namen melden
report-link-number = Diesen Namen melden: Nummer { NUMBER($number) }
report-title = Einen Namen melden
report-about = Es geht um Nummer { NUMBER($number) } unter diesem Brief:
report-does = Das Organisationsteam liest, was Sie schreiben, und sieht sich diese Zeile an. Öffentlich ändert sich nichts, bevor es entschieden hat, und niemand erfährt, wer geschrieben hat. Bis dahin warten auch neue Unterschriften mit demselben Namen.
report-reason = Was stimmt nicht?
report-reason-hint = Zum Beispiel: „Das ist mein Name, und ich habe nicht unterschrieben.“ Schreiben Sie, woher Sie es wissen. Bis zu 500 Zeichen. Wir halten nicht fest, wer Sie sind; wenn das Organisationsteam nachfragen können soll, schreiben Sie, wie.
report-button = Meldung absenden
report-taken-title = Danke
report-taken = Das Organisationsteam sieht es sich an. Wenn es Ihr eigener Name ist und Sie wissen möchten, was daraus geworden ist, sehen Sie in einigen Tagen wieder in die Liste.
report-back = Zurück zur Liste
error-report-empty = Bitte schreiben Sie, was nicht stimmt.

## Unterschriften, für das Organisationsteam
signatures-title = Unterschriften
signatures-observer = Sie sehen, was alle sehen: veröffentlichte Unterschriften mit einer öffentlichen Zeile.
signatures-search = Name, Organisation, Tätigkeit oder Nummer
signatures-state = Stand
signatures-state-all = Jeder Stand
signatures-state-held = Wartet
signatures-state-published = Veröffentlicht
signatures-state-rejected = Abgelehnt
signatures-state-withdrawn = Zurückgezogen
signatures-since = seit { $time } UTC
signatures-number = Nr. { NUMBER($number) }
signatures-verified-email = Adresse bestätigt
signatures-verified-checked = Identität geprüft
signatures-verified-entered = vom Organisationsteam eingetragen
signatures-capacity-personal = persönlich
signatures-capacity-affiliation = persönlich, mit Zugehörigkeit
signatures-capacity-group = Gruppe oder Organisation
signatures-erased = Zurückgezogen: Name, Worte und Adresse sind gelöscht.
signatures-nothing = Nichts gefunden.
signatures-open = Öffnen
signatures-label = { $what }: { $name }
signatures-all = Alle Unterschriften
signatures-by-address = Nach Adresse suchen
address-field = E-Mail-Adresse
address-hint = Die ganze Adresse. Gesucht wird nur ihr Hash, und aufbewahrt wird sie nirgends. Unterschriften ohne Namen werden so nicht gefunden.
featured-title = Wer zuerst steht
featured-words = Sie stehen am Anfang der öffentlichen Liste, in dieser Reihenfolge. Ihre Nummern bleiben.
featured-unseen = Dort zurzeit nicht zu sehen: nicht mit Namen veröffentlicht.
featured-earlier = Nach vorn
featured-later = Nach hinten
featured-feature = Voranstellen
featured-unfeature = Nicht mehr voran
featured-done = Sie steht jetzt unter den ersten.
featured-done-out = Sie steht wieder an der Stelle ihrer Nummer.
featured-done-moved = Die Reihenfolge ist geändert.
featured-done-not = Nichts wurde geändert: Nur ein veröffentlichter Name kann voranstehen, und nur eine begrenzte Zahl.
story-title = Eine Unterschrift
story-written = Diese Worte gelten seit { $time } UTC.
story-waits = Wer unterschrieben hat, hat sie geändert; die Änderung wartet seit { $time } UTC:
story-decide = Entscheiden
story-hold = Wieder warten lassen
story-steps = Was geschah
story-steps-none = Dazu ist nichts festgehalten.
story-mails = E-Mails dazu
story-mails-hint = Wovon sie sprachen und wann; einen Monat lang bekannt.
story-looks = Blicke auf die Adresse
story-looks-none = Niemand hat sie angesehen.
story-reason = Grund
story-back = Zurück zur Unterschrift
story-field-visibility = wer sie sieht
story-field-capacity = als wer
story-field-name = der Name
story-field-spokesperson = wer für die Gruppe spricht
story-field-role = die Tätigkeit
story-field-organisation = die Organisation
story-field-city = der Ort
story-field-country = das Land
story-field-website = die Website
story-field-comment = der Kommentar
story-field-updates = ob Neuigkeiten erwünscht sind
story-mail-is-waiting = wartet auf den Versand
story-mail-is-sent = verschickt
story-mail-is-failed = konnte nicht verschickt werden
story-mail-is-dropped = nicht mehr nötig
story-mail-claim = Lädt ein, die Zeile zu bestätigen.
story-mail-question = Stellt eine Frage.
story-mail-confirm = Bittet, die Adresse zu bestätigen.
story-mail-reminder = Erinnert daran.
story-mail-standing = Sagt, wie es um die Unterschrift steht.
story-mail-new-link = Bringt einen neuen Link.
story-mail-move-asked = Sagt, dass ein Umzug zu einer anderen Adresse gewünscht wurde.
story-mail-moved = Sagt, dass die Unterschrift zu einer anderen Adresse umgezogen ist.
story-mail-edit = Erzählt von einer Änderung.
story-mail-renewal = Bittet um Zustimmung zum geänderten Text.
story-mail-together = Sagt, dass der Name bald gezeigt wird.
story-mail-together-waits-again = Sagt, dass der Name doch nicht gezeigt wird.
story-mail-farewell = Fragt ein letztes Mal, bevor die Adresse gelöscht wird.
story-mail-withdrawn = Sagt, dass die Unterschrift zurückgezogen wurde.
story-mail-retraction = Sagt, dass der Brief zurückgezogen ist.
enter-title = Eine von Hand eintragen
enter-words = Für jemanden, der auf Papier, auf einer anderen Plattform oder mündlich unterschrieben hat. Die Zeile zählt, ist öffentlich und sagt, dass das Organisationsteam sie eingetragen hat.
enter-name = Name, wie er unter dem Brief stehen soll
enter-another = Es ist eine andere Person gleichen Namens
enter-capacity = Als wer
enter-provenance = Woher sie kommt
enter-provenance-hint = Alle können es lesen: zum Beispiel „Auf Papier, bei der Versammlung am 3. Mai“.
enter-email = E-Mail-Adresse, wenn Sie sie haben
enter-email-hint = Sie wird versiegelt aufbewahrt. Geschrieben wird ihr erst mit der Einladung, die Zeile zu bestätigen.
enter-button = Eintragen
enter-done = Sie ist eingetragen und zählt.
enter-done-held = Sie ist eingetragen und wartet auf eine Entscheidung: Namen wie dieser werden bewacht.
error-enter-name-empty = Bitte schreiben Sie den Namen, wie er dastehen soll.
error-enter-stands = Jemand dieses Namens steht schon da oder wartet. Ist es eine andere Person, so sagen Sie es unten.
error-enter-address-stands = Diese Adresse hat schon unterschrieben oder wurde schon eingetragen.
withdraw-for-title = Auf Wunsch zurückziehen
withdraw-for-words = Nur, wenn die Person, die unterschrieben hat, darum gebeten hat. Name, Worte und Adresse werden sofort gelöscht, wie beim eigenen Zurückziehen, und sind nicht zurückzuholen; die Nummer bleibt leer. Gibt es eine Adresse, so sagt es ihr eine letzte E-Mail, mit Ihrem Grund.
withdraw-for-done = Sie ist zurückgezogen und gelöscht.
reveal-title = Adresse zeigen
reveal-words = Das ist selten nötig. Dass Sie sie angesehen haben, wann und warum, wird festgehalten, und wer unterschrieben hat, liest es auf der Seite der eigenen Unterschrift.
reveal-once = Sie wird nur dieses Mal gezeigt. Wer unterschrieben hat, kann sehen, dass Sie sie angesehen haben.
reveal-gone = Es gibt keine Adresse: Sie ist gelöscht, oder niemand hat eine angegeben.
mail-withdrawn-subject = Ihre Unterschrift ist zurückgezogen
mail-withdrawn-open = Wie gewünscht hat das Organisationsteam Ihre Unterschrift unter diesem Brief zurückgezogen, aus dem unten genannten Grund:
mail-withdrawn-erased = Ihr Name, Ihre Worte und Ihre Adresse sind gelöscht; was von der Adresse blieb, um dies zu schreiben, verschwindet mit dieser E-Mail.
mail-withdrawn-not-asked = Wenn Sie nicht darum gebeten haben, können Sie jederzeit wieder unterschreiben und es dem Organisationsteam sagen.
## Viele Unterschriften auf einmal
bulk-title = Viele auf einmal
bulk-lead = Finden Sie Unterschriften, die zusammengehören, sehen Sie, was sich ändern würde, und entscheiden Sie über alle. Jeder Schritt lässt sich 30 Tage lang zurücknehmen.
bulk-networks = Netze, aus denen Wartende kommen
bulk-networks-hint = Was an einem Tag aus einem Netz kam, hat hier einen Namen. Welches Netz es ist, kann niemand sagen. Nach zwei Tagen ist es vergessen.
bulk-network = Netz { $network }
bulk-group-counts = Es warten: { NUMBER($held) } · veröffentlicht: { NUMBER($published) }
bulk-between = Unterschrieben zwischen { $first } und { $last } UTC
bulk-domains = Mail-Domains der Wartenden
bulk-which = Welche Unterschriften
bulk-states = Sie stehen als
bulk-state-held = wartend
bulk-state-published = veröffentlicht
bulk-state-rejected = abgelehnt
bulk-stands-held = Sie wartet
bulk-stands-published = Sie ist veröffentlicht
bulk-stands-rejected = Sie ist abgelehnt
bulk-reason = Sie mussten warten, weil
bulk-reason-any = (aus irgendeinem Grund oder keinem)
bulk-name = Name, Rolle oder Organisation
bulk-name-hint = Wortanfänge wie auf der Liste; Akzente sind gleichgültig.
bulk-words = Darin steht
bulk-words-hint = Irgendwo in Name, Rolle, Organisation, Webseite oder Kommentar, Buchstabe für Buchstabe.
bulk-domain = Mail-Domain
bulk-domain-hint = Was in ihren Adressen nach dem @ steht.
bulk-network-digits = Netz
bulk-network-hint = Wählen Sie oben oder unten eines aus, statt zu tippen.
bulk-since = Unterschrieben ab (UTC)
bulk-until = Unterschrieben bis (UTC)
bulk-look = Zeigen, was sich ändern würde
bulk-found = { NUMBER($count) } gefunden
bulk-found-none = Keine Unterschrift ist so. Es gibt nichts zu ändern.
bulk-count-held = Es warten: { NUMBER($count) }
bulk-count-published = Veröffentlicht und damit gezählt: { NUMBER($count) }
bulk-count-rejected = Abgelehnt: { NUMBER($count) }
bulk-sample = { NUMBER($count) } davon
bulk-why = Grund
bulk-why-hint = Alle Betroffenen lesen ihn, es sei denn, Sie schreiben niemandem.
bulk-quiet = Niemandem davon schreiben
bulk-takes-down = Einige davon sind öffentlich. Um sie herunterzunehmen, geben Sie Ihr Passwort noch einmal ein.
bulk-make-rejected = { NUMBER($count) } ablehnen
bulk-make-published = { NUMBER($count) } veröffentlichen
bulk-make-held = { NUMBER($count) } wieder warten lassen
bulk-act-rejected = { NUMBER($count) } ablehnen
bulk-act-published = { NUMBER($count) } veröffentlichen
bulk-act-held = { NUMBER($count) } wieder warten lassen
bulk-stage-running = Es läuft: { NUMBER($changed) } von { NUMBER($targets) } sind erledigt.
bulk-stage-cancelled = Angehalten: { NUMBER($changed) } von { NUMBER($targets) } wurden geändert.
bulk-stage-done = Erledigt: { NUMBER($changed) } von { NUMBER($targets) } wurden geändert.
bulk-stage-undoing = Es wird zurückgenommen: { NUMBER($restored) } von { NUMBER($changed) } stehen wieder wie zuvor.
bulk-stage-undone = Zurückgenommen: { NUMBER($restored) } von { NUMBER($changed) } stehen wieder wie zuvor.
bulk-passed-over = In Ruhe gelassen, weil sie nicht mehr so standen, wie Sie sie sahen: { NUMBER($count) }
bulk-kept = In Ruhe gelassen, weil seither neu entschieden oder zurückgezogen wurde: { NUMBER($count) }
bulk-progress = Wie weit es ist
bulk-again = Nachsehen, wie weit es ist
bulk-cancel = Hier anhalten
bulk-undo = Alles zurücknehmen
bulk-told = Die Betroffenen erfahren es per Mail.
bulk-not-told = Niemandem wird geschrieben.
bulk-by-you = Begonnen von Ihnen,
bulk-by-another = Begonnen von jemand anderem aus dem Team,
bulk-forgotten = Der Grund ist nach 30 Tagen vergessen.
bulk-acts = Bisherige Schritte
bulk-back = Alle Schritte mit vielen
act-bulk-reject = Viele Unterschriften auf einmal abzulehnen wurde begonnen.
act-bulk-publish = Viele Unterschriften auf einmal zu veröffentlichen wurde begonnen.
act-bulk-hold = Viele Unterschriften auf einmal wieder warten zu lassen wurde begonnen.
act-bulk-cancel = Ein Schritt mit vielen Unterschriften wurde angehalten.
act-bulk-end = Ein Schritt mit vielen Unterschriften war erledigt.
act-bulk-undo = Einen Schritt mit vielen Unterschriften zurückzunehmen wurde begonnen.
act-bulk-undone = Ein Schritt mit vielen Unterschriften wurde zurückgenommen.
error-bulk-states = Bitte wählen Sie mindestens eines: wartend, veröffentlicht oder abgelehnt.
error-bulk-time = Bitte geben Sie Tag und Uhrzeit an.
error-bulk-domain = Bitte geben Sie an, was nach dem @ steht, etwa example.org.
error-bulk-network = Das ist kein Netz. Bitte wählen Sie eines aus der Liste.
error-bulk-otherwise = Seit Sie nachgesehen haben, hat sich etwas geändert. Es wurde nichts getan. Die Zahlen unten sind die von jetzt; bitte sehen Sie noch einmal hin.

## Neuigkeiten an die Unterzeichnenden
organize-updates-title = Neuigkeiten
organize-updates-words = Neuigkeiten, die neben dem Brief alle lesen. Was dort steht, kann per Mail an die gehen, die es sich beim Unterschreiben gewünscht haben.
organize-updates-write = Etwas Neues schreiben
organize-updates-back = Alle Neuigkeiten
organize-update-untitled = Ohne Überschrift
organize-update-draft = Entwurf
organize-update-here = Auf der Seite, hier geschrieben
organize-update-file = Auf der Seite, aus einer Datei
organize-update-going = Unterwegs per Mail: { $sent } von { $all } gesendet
organize-update-held = Angehalten: { $sent } von { $all } gesendet
organize-update-cancelled = Vorzeitig beendet: { $sent } von { $all } gesendet
organize-update-done = Per Mail gesendet: { $sent } von { $all }
organize-update-is-draft = Dies ist ein Entwurf. Niemand außer denen, denen diese Seite gehört, kann ihn sehen.
organize-update-is-here = Es steht auf der Seite und wurde hier geschrieben.
organize-update-is-file = Es steht auf der Seite. Der Text liegt in einer Datei des Briefes und wird dort geändert.
organize-update-look = Dort ansehen
organize-update-edit = Text bearbeiten
organize-update-publish = Auf der Seite veröffentlichen
organize-update-remove = Entwurf löschen
organize-update-mail = Per Mail
organize-update-audience = { $count ->
    [0] Noch niemand hat sich Neuigkeiten gewünscht.
    [one] Es geht an { $count } Postfach.
   *[other] Es geht an { $count } Postfächer, je eine Mail.
}
organize-update-left-out = { $count ->
    [one] { $count } weitere Unterschrift hat sich Neuigkeiten gewünscht und bleibt außen vor: Ihr Postfach ist schon dabei, gibt es nicht mehr, oder es will keine Mail.
   *[other] { $count } weitere Unterschriften haben sich Neuigkeiten gewünscht und bleiben außen vor: Ihr Postfach ist schon dabei, gibt es nicht mehr, oder es will keine Mail.
}
organize-update-last = Die letzte dieser Mails sollte etwa { $time } UTC hinausgehen. Bestätigungen gehen immer vor.
organize-update-once = Eine Neuigkeit geht nur einmal per Mail hinaus. Senden Sie sie zuerst an sich selbst.
organize-update-not-public = Dieser Brief ist zurzeit nicht öffentlich. Was per E-Mail verschickt wird, muss für alle zu lesen sein.
organize-update-send = Per Mail senden
organize-update-gathering = Wer sie bekommt, wird noch zusammengestellt.
organize-update-pace = { $count ->
    [one] Etwa { $count } Mail in der Minute
   *[other] Etwa { $count } Mails in der Minute
}
organize-update-mails = Was aus den Mails geworden ist
organize-update-sent = Vom Mailserver angenommen
organize-update-waiting = Noch zu senden
organize-update-failed = Endgültig abgelehnt
organize-update-dropped = Nicht mehr gewünscht: abbestellt, zurückgezogen oder beendet
organize-update-all = Zusammen
organize-update-came-back = Davon später als unzustellbar zurückgekommen
organize-update-complained = Als Spam gemeldet; an dieses Postfach gehen keine Neuigkeiten mehr
organize-update-never = Gewünscht, aber nicht geschrieben: gleiches Postfach, gibt es nicht mehr, oder will keine Mail
organize-update-hold = Anhalten
organize-update-go-on = Fortsetzen
organize-update-cancel = Jetzt beenden
organize-update-again = Noch einmal nachsehen
organize-update-preview = So liest es sich als Mail
organize-update-subject = Betreff:
organize-update-as-text = Als reiner Text
organize-update-test = An mich senden
organize-update-edit-title = Text der Neuigkeit
organize-update-markdown = Schreiben Sie wie in der Datei eines Briefes, in Markdown: eine leere Zeile zwischen Absätzen, *Betonung*, [Wörter](https://example.org) für einen Link.
organize-update-translation = Darf leer bleiben: Wer diese Sprache liest, bekommt dann die des Briefes.
organize-update-headline = Überschrift, zugleich Betreff der Mail
organize-update-body = Text
organize-update-kind = Wessen Worte sind das?
organize-update-kind-news = Unsere: eine Neuigkeit
organize-update-kind-response = Die der Angeschriebenen: eine Antwort
organize-update-from = Wer geantwortet hat
organize-update-response-only = Nur bei einer Antwort.
organize-update-source = Wo es gesagt wurde
organize-update-source-hint = Nur bei einer Antwort: eine Webadresse oder Worte wie „Brief vom 3. Mai“.
organize-update-save = Speichern
organize-update-leave = Zurück, ohne zu speichern
organize-update-problems = Der Text hat Fehler; nichts wurde gespeichert
organize-update-done-saved = Es ist gespeichert.
organize-update-done-published = Es steht jetzt auf der Seite.
organize-update-done-removed = Der Entwurf ist gelöscht.
organize-update-done-test = Es ist unterwegs in Ihr eigenes Postfach.
organize-update-done-send = Es ist unterwegs.
organize-update-done-hold = Es ist angehalten. Was in diesem Augenblick unterwegs war, kann noch ankommen.
organize-update-done-go-on = Es geht weiter.
organize-update-done-cancel = Es ist beendet. Wer es noch nicht hat, bekommt es nicht.
organize-update-done-otherwise = Nichts wurde geändert: Es steht nicht mehr so, wie Sie es gesehen haben.
error-update-title = Bitte schreiben Sie eine Überschrift.
error-update-body = Bitte schreiben Sie den Text.
error-update-long = Bitte kürzen Sie den Text: Eine so lange Mail liest niemand.
error-update-from = Bitte sagen Sie, wer geantwortet hat.
error-update-source = Bitte sagen Sie, wo es gesagt wurde.
mail-update-about = Neues zum offenen Brief „{ $letter }“
mail-update-page = Auf der Seite lesen
mail-update-why = Sie bekommen dies, weil Sie den Brief unterschrieben und sich Neuigkeiten gewünscht haben.
mail-update-test = Dies ist ein Test, den nur Sie bekommen. In der Mail selbst steht hier der Link, der solche Neuigkeiten beendet.
dashboard-set-aside = unterschrieben, und ihre Adresse führt ins Leere
act-begin-update = Eine Neuigkeit wurde begonnen.
act-write-update = Der Text einer Neuigkeit wurde gespeichert.
act-publish-update = Eine Neuigkeit wurde auf der Seite veröffentlicht.
act-remove-update = Der Entwurf einer Neuigkeit wurde gelöscht.
act-test-update = Jemand hat eine Neuigkeit an sich selbst gesendet.
act-send-update = Eine Neuigkeit wurde per Mail auf den Weg gebracht.
act-hold-update = Der Versand einer Neuigkeit wurde angehalten.
act-go-on-with-update = Der Versand einer Neuigkeit ging weiter.
act-cancel-update = Der Versand einer Neuigkeit wurde vorzeitig beendet.
act-update-sent = Die letzte Mail einer Neuigkeit wurde gesendet oder aufgegeben.
## Was das Organisationsteam mit einer Unterschrift tut
queue-more-acts = Prüfen, wer es ist, fragen, berichtigen, nach vorn stellen
queue-check-title = Ich habe geprüft, wer es ist
queue-how = Wie
queue-how-hint = Zum Beispiel: „Über die Nummer ihrer Universität zurückgerufen.“ Wer unterschrieben hat, liest es.
queue-on = An welchem Tag
queue-check = Als geprüft kennzeichnen
queue-ask-title = Per Mail nachfragen
queue-question = Frage
queue-question-hint = Schreiben Sie, was Ihnen bei der Entscheidung hilft. Die Antwort kommt über die Seite der Unterschrift; niemand sieht die Adresse des anderen.
queue-ask = Frage senden
queue-correct-title = Einen Tippfehler berichtigen
queue-correct-hint = Wer unterschrieben hat, erfährt es per Mail, sieht vorher und nachher und kann es zurücknehmen.
queue-correct-name = Name
queue-correct = Berichtigen
queue-checked-on = Geprüft am { $day }:
queue-uncheck = Es wurde nicht geprüft
queue-asked-on = Gefragt am { $time } UTC:
queue-answered-on = Beantwortet am { $time } UTC:
queue-not-answered = Noch keine Antwort.
queue-corrected-was = Vom Organisationsteam berichtigt. Geschrieben war:
queue-take-back = Berichtigung zurücknehmen
queue-done-checked = Als geprüft vermerkt; wer unterschrieben hat, kann sehen, wie.
queue-done-unchecked = Nicht mehr als geprüft vermerkt.
queue-done-asked = Die Frage ist unterwegs. Der Eintrag wartet hier weiter; die Antwort wird daneben stehen.
queue-done-corrected = Es ist berichtigt, und wer unterschrieben hat, erfährt es.
queue-done-taken-back = Es steht wieder da, wie es geschrieben wurde, und wer unterschrieben hat, erfährt es.
queue-done-nothing = Es wurde nichts geändert: So steht es schon da.
queue-keys = Tasten
queue-keys-on = Diese Tasten benutzen
queue-key-next = weiter
queue-key-before = zurück
queue-key-publish = veröffentlichen
queue-key-reason = Grund, zum Ablehnen
queue-key-more = mehr
queue-key-undo = rückgängig
queue-key-keys = diese Tasten
error-how-missing = Bitte schreiben Sie, wie Sie es geprüft haben.
error-day = Bitte geben Sie den Tag an, zum Beispiel 2026-11-23.
error-day-to-come = Dieser Tag kommt erst noch.
error-question-missing = Bitte schreiben Sie, was Sie wissen möchten.
error-answer-empty = Bitte schreiben Sie eine Antwort.
question-title = Das Organisationsteam fragt Sie
question-answer = Ihre Antwort
question-who-reads = Ihre Antwort lesen nur die, die diesen Brief organisieren. Einen Tag nach der Entscheidung wird sie gelöscht. Ihre Mailadresse sehen sie nicht.
question-answer-button = Antwort senden
question-answered = Sie haben am { $time } UTC geantwortet:
corrected-title = Ein Tippfehler wurde berichtigt
corrected-words = Am { $day } wurde berichtigt, was Ihre Unterschrift sagt. Wenn das nicht stimmt, nehmen Sie es mit einem Klick zurück.
corrected-was = Sie schrieben:
corrected-take-back = So stehen lassen, wie ich es schrieb
checked-title = Es wurde geprüft, wer Sie sind
checked-words = Am { $day } wurde geprüft, wer Sie sind, und zwar so:
done-answered = Ihre Antwort ist beim Organisationsteam.
done-taken-back = Ihre Unterschrift sagt wieder, was Sie geschrieben haben.
mail-question-subject = Eine Frage zu Ihrer Unterschrift
mail-question-open = Das Organisationsteam hat eine Frage, bevor es über Ihre Unterschrift unter diesem offenen Brief entscheidet:
mail-question-link = Auf der Seite meiner Unterschrift antworten
mail-question-free = Bitte antworten Sie dort und nicht auf diese Mail. Sie müssen nicht antworten: Sie können Ihre Unterschrift dort auch zurückziehen.
mail-corrected-subject = Ein Tippfehler in Ihrer Unterschrift wurde berichtigt
mail-corrected = Jemand vom Organisationsteam hat einen Tippfehler in Ihrer Unterschrift unter diesem offenen Brief berichtigt:
mail-corrected-free = Wenn es so stimmt, brauchen Sie nichts zu tun. Wenn nicht, nehmen Sie es zurück:
mail-corrected-link = Ansehen oder zurücknehmen
mail-correction-taken-back = Eine Berichtigung wurde zurückgenommen: Ihre Unterschrift unter diesem offenen Brief sagt wieder, was Sie geschrieben haben.

## Wer vorn steht, aus der Warteschlange
queue-feature-title = Nach vorn stellen
queue-feature-hint = Sie steht auf der Seite unter den ersten, über allen anderen. Die Reihenfolge lässt sich bei allen Unterschriften ändern.
queue-feature = Nach vorn stellen
queue-publish-feature = Veröffentlichen und nach vorn stellen
queue-unfeature = Nicht mehr nach vorn stellen
queue-done-featured = Sie steht unter den ersten.
queue-done-published-first = Es ist veröffentlicht und steht unter den ersten; wer unterschrieben hat, erfährt es.
queue-done-unfeatured = Sie steht nicht mehr unter den ersten.

## Was wartet, per Mail
organize-digest-title = Was wartet, per Mail
organize-digest-is-on = Wenn Namen auf eine Entscheidung warten oder Mail der Website nicht hinausgeht, erfahren Sie es per Mail: höchstens einmal am Tag, und alle drei Stunden, solange fünfzig oder mehr warten.
organize-digest-is-off = Sie erfahren nicht per Mail, wenn etwas wartet.
organize-digest-off-button = Nicht mehr benachrichtigen
organize-digest-on-button = Per Mail benachrichtigen
organize-done-digest-on = Sie erfahren per Mail, wenn etwas wartet.
organize-done-digest-off = Sie werden nicht mehr benachrichtigt.
mail-findings-subject = Was sich an Ihrer Website geändert hat
mail-findings-open = Die Website sieht jede Nacht nach sich selbst. Das ist neu bei { $site }:
mail-findings-still = Noch immer falsch bei { $site }:
mail-findings-right = jetzt richtig
mail-findings-doubt = zu wissen
mail-findings-wrong = FALSCH
mail-findings-all = Alles, wonach gesehen wird, und was zu tun ist: undersigned-site doctor
mail-digest-subject = Etwas wartet auf Sie
mail-digest-open = Das wartet bei { $site }:
mail-digest-queue = Was dort wartet
mail-digest-stalled = { $count ->
    [one] { $count } Mail, auf die jemand wartet, geht seit einer Stunde oder länger nicht hinaus.
   *[other] { $count } Mails, auf die jemand wartet, gehen seit einer Stunde oder länger nicht hinaus.
}
mail-digest-how-often = Eine solche Mail kommt höchstens einmal am Tag, und alle drei Stunden, solange fünfzig oder mehr warten.
mail-digest-off = Abschalten

## Einen Brief auf der Website schreiben

editor-title = Schreiben
write-new-title = Einen neuen Brief schreiben
write-new-words = Einen Entwurf sehen nur die Verantwortlichen dieser Website. Wann er veröffentlicht wird, entscheiden Sie später.
write-starts = Beginnen können Sie mit:
start-open-letter = einem offenen Brief
start-open-letter-text =
    Sehr geehrte …,

    wir schreiben Ihnen, weil …

    Wir bitten Sie:

    - …
    - …

    Mit freundlichen Grüßen
start-statement = einer Stellungnahme
start-statement-text =
    Wir, die Unterzeichnenden, …

    Wir stehen für …

    Wir rufen alle dazu auf, …
start-petition = einer Petition an eine Institution
start-petition-text =
    An …

    ## Was wir fordern

    Wir fordern Sie auf, …

    ## Warum

    Heute …

    ## Bis wann

    Wir bitten um eine Antwort bis …
write-standing-draft = Dies ist ein Entwurf. Die Öffentlichkeit sieht ihn nicht.
write-standing-embargo = Der Brief ist fertig und wird am { $time } veröffentlicht.
write-standing-public = Der Brief ist veröffentlicht.
write-standing-closed = Der Brief ist veröffentlicht und seit { $time } für Unterschriften geschlossen.
write-standing-withdrawn = Der Brief ist zurückgezogen. An seiner Stelle steht, was Sie in withdrawn.md geschrieben haben.
write-share-draft = Anderen über einen privaten Link zeigen
write-open-letter = Brief öffnen
write-text-waits = Der geänderte Text wartet auf Ihre Entscheidung, weil der geltende schon unterzeichnet wurde
write-unpublished = Sie haben Änderungen gespeichert, die noch nicht veröffentlicht sind.
write-merged = Inzwischen hat jemand anderes Änderungen gespeichert. Sie sind übernommen bei:
write-conflict-title = Jemand anderes hat dasselbe geändert
write-conflict-words = Es ist noch nichts gespeichert. Unten steht, was die andere Person geschrieben hat. Übernehmen Sie daraus, was Sie brauchen, und speichern Sie noch einmal.
write-title = Titel
write-slug = Adresse
write-slug-hint = Das Ende der Adresse, nach { $address }: a bis z, 0 bis 9 und Bindestriche. Bleibt es leer, wird es aus dem Titel gebildet.
write-addressed-to = An wen
write-addressed-to-hint = Zum Beispiel „Der Stadtrat“
write-language = Sprache des Textes
write-text = Text
write-text-hint = Eine leere Zeile zwischen Absätzen. **fett**, *kursiv*, # Überschrift, [ein Link](https://example.org), - eine Liste.
write-behind = Wer dahintersteht
write-organizer-name = Name der Initiative
write-organizer-name-hint = Eine Person, eine Gruppe oder ein Verein. Er steht unter dem Brief.
write-organizer-address = Postanschrift
write-organizer-country = Land
write-organizer-contact = Kontakt für Leserinnen und Leser
write-organizer-contact-hint = Eine E-Mail-Adresse oder eine Webseite
write-organizer-press = Kontakt für die Presse
write-organizer-press-hint = Falls es ein anderer ist
write-dates = Termine
write-publishes = Veröffentlichen am
write-publishes-hint = Bis dahin zeigen nur private Links den Brief. Leer: sofort.
write-opens = Unterzeichnen möglich ab
write-opens-hint = Leer: ab der Veröffentlichung
write-closes = Unterzeichnen möglich bis
write-closes-hint = Leer: ohne Ende
write-zone = Zeitzone dieser Zeiten
write-zone-hint = Als Abstand zur Weltzeit (UTC)
write-signing = Unterzeichnen
write-goal = Ziel
write-goal-hint = Wie viele Unterschriften Sie sich erhoffen
write-threshold = Gemeinsam unterzeichnen ab
write-threshold-hint = Bietet an, gemeinsam zu unterzeichnen: Namen bleiben privat, bis so viele Menschen das gewählt haben
write-ask = Was das Formular außer Name und E-Mail fragt
write-ask-role = Rolle oder Beruf
write-ask-organisation = Organisation
write-ask-city = Ort
write-ask-country = Land
write-ask-website = Webseite
write-ask-comment = Ein Kommentar
write-capacities = Wer unterzeichnen kann
write-capacities-personal = Menschen für sich selbst
write-capacities-affiliation = Menschen mit ihrer Zugehörigkeit, nur zur Einordnung
write-capacities-group = Gruppen und Organisationen
write-moderation = Welche Unterschriften Sie zuerst prüfen
write-moderation-flagged = Auffällige
write-moderation-all = Alle
write-moderation-none = Keine außer anonymen
write-more = Zusammenfassung und Bedingungen
write-description = Zusammenfassung
write-description-hint = Ein oder zwei Sätze, für Suchmaschinen und geteilte Links
write-license = Lizenz des Textes
write-license-hint = Zum Beispiel CC-BY-4.0
write-contact = Anderer Kontakt für Fragen
write-contact-hint = Falls es nicht der der Initiative ist
write-index-list = Suchmaschinen dürfen die Namen auflisten
write-retention-days = Tage, die E-Mail-Adressen nach dem Schließen aufbewahrt werden
write-retention-days-hint = Leer: 180
write-aliases = Frühere Adressen
write-aliases-hint = Eine je Zeile. Sie führen hierher.
write-coverage = Presseberichte
write-coverage-new = Weiterer Artikel
write-coverage-title = Schlagzeile
write-coverage-outlet = Zeitung oder Sender
write-coverage-author = Autorin oder Autor
write-coverage-date = Datum
write-coverage-url = Webadresse
write-save = Speichern
write-save-unpublished = Speichern, ohne zu veröffentlichen
write-preview = Vorschau
write-preview-words = So wird es aussehen. Anklicken lässt sich darin nichts.
write-publish = Veröffentlichen
write-publish-words = Ab dem Termin oben oder sofort können alle den Brief lesen und unterzeichnen.
write-publish-changes = Änderungen veröffentlichen
write-publish-changes-words = Alle sehen die Änderungen sofort. Ist der Text schon unterzeichnet, wartet ein geänderter Text, bis Sie gesagt haben, ob die Änderung redaktionell oder inhaltlich ist.
write-translations = Übersetzungen
write-translate-to = Sprache
write-translate = Übersetzen
write-files-words = Beiträge, Bilder, Erstunterzeichnende und frühere Fassungen von allem:
write-whole = Der Brief im Ganzen
write-close = Jetzt für Unterschriften schließen
write-close-words = Ab jetzt kann niemand mehr unterzeichnen. Brief und Unterschriften bleiben öffentlich.
write-take-back = Brief zurückziehen
write-take-back-words = Der Brief wird nicht mehr gezeigt. An seiner Stelle steht, dass er zurückgezogen wurde, und warum, wenn Sie es in withdrawn.md schreiben.
write-restore = Brief wieder zeigen
write-restore-words = Der Brief ist mit seinen Unterschriften wieder öffentlich.
write-done-saved = Gespeichert.
write-done-published = Veröffentlicht.
write-done-closed = Der Brief ist für Unterschriften geschlossen.
write-done-taken-back = Der Brief ist zurückgezogen.
write-done-restored = Der Brief wird wieder gezeigt.
write-saved-at = Gespeichert
write-lost = Nicht gespeichert: keine Verbindung. Was Sie geschrieben haben, bleibt in diesem Browser.
write-meanwhile = Jemand anderes hat dasselbe geändert. „Speichern“ zeigt beides.
write-left-over = Was Sie zuletzt geschrieben und nicht gespeichert haben, ist wieder da.
write-translation-title = Übersetzung: { $language }
write-translation-words = Der Text in der eigenen Sprache steht neben der Übersetzung. Wer unterzeichnet, ist an den Text gebunden, den er gelesen hat.
write-matches = Die Übersetzung entspricht dem Original, wie es jetzt ist
write-original-changed = Das Original hat sich seit dieser Übersetzung geändert
write-own-title = Titel des Originals:
write-own-text = Original
write-back = Zurück zum Brief
error-letter-title = Schreiben Sie einen Titel.
error-letter-text = Schreiben Sie den Text des Briefes.
error-letter-slug = Verwenden Sie für die Adresse a bis z, 0 bis 9 und einzelne Bindestriche, zum Beispiel rettet-die-bibliothek.
error-letter-slug-missing = Schreiben Sie das Ende der Adresse, zum Beispiel rettet-die-bibliothek: Aus diesem Titel lässt es sich nicht bilden.
error-letter-taken = Unter dieser Adresse gibt es schon einen Brief. Wählen Sie eine andere.
error-letter-moment = Schreiben Sie Datum und Uhrzeit, zum Beispiel 2030-01-31T18:00.
error-letter-closes = Der Brief schließt, bevor er veröffentlicht oder offen ist. Ändern Sie einen der Termine.
error-letter-number = Schreiben Sie eine Zahl ohne andere Zeichen.
error-letter-organizer = Schreiben Sie den Namen der Initiative.
error-letter-article = Schreiben Sie die Schlagzeile des Artikels.
error-file-none = Wählen Sie eine Datei.
error-file-kind = Diese Art von Datei gehört nicht zu einem Brief. Wählen Sie ein Bild, eine .md- oder .csv-Datei oder ein .zip des ganzen Briefes.
error-file-archive = Dies ist kein .zip eines Briefes: Es enthält kein letter.md oder ist zu groß.
files-title = Dateien und Fassungen
files-words = Der Brief besteht aus diesen Dateien. Sie können jede bearbeiten und frühere Fassungen zurückholen.
files-in-folder = Dieser Brief wird in seinem Ordner auf dem Server bearbeitet; was dort gespeichert wird, gilt sofort. Hier können Sie seine Dateien ansehen.
files-name = Datei
files-size = Größe
files-download = Alles als .zip herunterladen
files-add = Hinzufügen
files-add-signatories = Erstunterzeichnende
files-add-about = Dank, und wie man mitmachen kann
files-add-watch = Namen, die auf eine Prüfung warten
files-add-withdrawn = Warum der Brief zurückgezogen wurde
files-add-statement = Beitrag
files-statement-by = Von wem ist der Beitrag?
files-begin-statement = Schreiben
files-upload = Datei hochladen
files-file = Bild, Text oder der ganze Brief als .zip
files-file-hint = Bilder: PNG, JPEG, WebP, GIF oder AVIF, bis 10 MB. Was Kameras hineinschreiben, wird nicht veröffentlicht.
files-not-taken = Es wurde nichts gespeichert: bitte zuerst dies korrigieren
files-content = Inhalt
files-hint = Eine Textdatei
files-hint-signatories = Eine Person je Zeile; die erste Zeile nennt die Spalten: name,capacity,role,organisation,website. Wer entfernt wird, ist zurückgezogen, auch aus früheren Fassungen.
files-hint-about = Steht bei den Beiträgen und für die Presse
files-hint-watch = Ein Name je Zeile. Eine Unterschrift unter einem solchen Namen wartet auf Sie.
files-hint-withdrawn = Steht an der Stelle des Briefes, wenn er zurückgezogen ist
files-hint-statement = Zwischen den Zeilen aus Pluszeichen: name, role und [image] mit file und alt. Darunter der Beitrag.
files-versions = Frühere Fassungen
files-present = gegenwärtig
files-removed = entfernt
files-since = Was sich seit { $time } geändert hat
files-restore = Diese Fassung zurückholen
files-restore-words = Die Datei wird wieder, wie sie war. Die gegenwärtige Fassung bleibt aufbewahrt.
files-end = Entfernen oder löschen
files-remove = Entfernen
files-remove-words = Die Datei gehört nicht mehr zum Brief. Sie lässt sich zurückholen.
files-erase = Mit allen Fassungen löschen
files-erase-words = Für Worte oder Bilder von jemandem, der vergessen werden möchte. Die Datei lässt sich nicht zurückholen.
files-done-saved = Gespeichert.
files-done-removed = Die Datei ist entfernt.
files-done-erased = Die Datei ist mit allen Fassungen gelöscht.
files-done-restored = Die frühere Fassung ist wieder da.
files-back = Alle Dateien
act-begin-letter = Ein Brief wurde begonnen.
act-take-over-letter = Ein Brief wird jetzt auf der Website bearbeitet.
act-write-letter = Ein Brief wurde gespeichert.
act-publish-letter = Ein Brief wurde veröffentlicht.
act-close-letter = Ein Brief wurde für Unterschriften geschlossen.
act-take-back-letter = Ein Brief wurde zurückgezogen.
act-restore-letter = Ein Brief wird wieder gezeigt.
act-erase-file = Eine Datei eines Briefes wurde mit ihren Fassungen gelöscht.
