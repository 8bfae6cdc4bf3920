# Todas las frases que dice el propio sitio, en español. Las notas sobre cada frase están en en.ftl.
# Se trata de usted, con ligereza: sin escribir «usted» donde no hace falta. Las personas se nombran sin marcar
# el género: firmantes, el equipo organizador, quienes reciben la carta.

## Todas las páginas
skip-to-content = Ir al contenido
all-letters = Cartas abiertas
languages = Idiomas
made-with = Publicado con Undersigned, software libre para cartas abiertas. Sin rastreadores y sin cookies para quien lee.
frozen-copy = Esta es una copia del { $day }. El sitio ya no está en funcionamiento: no acepta firmas, y los enlaces a la firma propia han dejado de funcionar.

## Inicio
home-title = Cartas abiertas
home-empty = Aquí todavía no hay ninguna carta publicada.
home-closed = cerrada el { $day }
home-opens = abierta a firmas el { $day }

## Una carta
addressed-to = Para
from-whom = De
toward-goal = { $count ->
    [one] de { NUMBER($count) } firma esperada
   *[other] de { NUMBER($count) } firmas esperadas
}
count = { $count ->
    [0] Todavía no hay firmas
    [one] { NUMBER($count) } firma
   *[other] { NUMBER($count) } firmas
}
sign-link = Firmar esta carta
translation-behind = Esta traducción es de un texto anterior.
translation-changes = Qué ha cambiado desde entonces en el original
private-draft = Esta carta todavía se está escribiendo. Solo ven esta página quienes tienen un enlace privado. Por favor, no lo comparta.
private-until = Esta carta es privada hasta el { $time } UTC. Solo ven esta página quienes tienen un enlace privado. Por favor, no lo comparta.
behind-title = Quién está detrás de esta carta
behind-contact = Contacto:
behind-press = Prensa:
terms-text = El texto de la carta puede usarse bajo la licencia
body-table = Tabla
body-footnotes = Notas
body-footnote = Nota { $number }
body-footnote-back = Volver a la llamada { $number }
problems-title = Errores en los archivos de las cartas (solo los ve usted)

## Junto a una carta: aportaciones, novedades, la página para la prensa
contents = Más sobre esta carta
contents-letter = La carta
contents-statements = { $count ->
    [one] { NUMBER($count) } aportación
   *[other] { NUMBER($count) } aportaciones
}
contents-updates = { $count ->
    [one] { NUMBER($count) } novedad
   *[other] { NUMBER($count) } novedades
}
contents-press = Prensa
about-letter = Sobre esta carta
statements-title = Aportaciones
statements-authors = Quién toma la palabra aquí
statements-none = Aquí todavía no hay ninguna aportación publicada.
statement = Aportación
statement-guest = Por invitación
statement-description = Una aportación de { $name } junto a la carta abierta «{ $letter }».
statement-before = Antes
statement-after = Después
statement-whole = Leer entera la aportación de { $name }
terms-statement = Este texto puede usarse bajo la licencia
terms-picture = La imagen puede usarse bajo la licencia
updates-title = Novedades y respuestas
updates-none = Todavía no hay novedades.
update-news = Novedad
response-from = Respuesta de { $name }
response-source = Fuente:
response-whole = Leer la respuesta completa
response-earlier = Respuestas anteriores:

## La página para la prensa
press-title = Para la prensa
press-quote = Para citar
quote-letter = «{ $title }» es una carta abierta.
quote-letter-to = «{ $title }» es una carta abierta a { $addressee }.
quote-behind = La publica { $organizer }.
quote-count = { $count ->
    [0] A fecha de { $time } UTC todavía no tiene ninguna firma.
    [one] A fecha de { $time } UTC tiene { NUMBER($count) } firma.
   *[other] A fecha de { $time } UTC tiene { NUMBER($count) } firmas.
}
quote-where = Se puede leer en { $address }
press-number = La cifra
number-definition = La cifra cuenta las firmas publicadas: las que muestran el nombre, aquellas cuyo nombre solo ve el equipo organizador y las que no llevan nombre. No se cuenta nada más, y todas las páginas, archivos y canales de este sitio dan la misma cifra.
number-public = con el nombre a la vista
number-private = contadas, el nombre solo lo ve el equipo organizador
number-anonymous = sin nombre
verified-title = Qué significa «verificada»
verified-email = por correo: se confirmó el buzón, no de quién es
verified-checked = por el equipo organizador: comprobó quién firma y anotó cómo y cuándo
verified-entered = introducidas por el equipo organizador, con una nota de su procedencia, y sin que la persona las confirmara aquí
number-left-out = Fuera de la cifra
number-withdrawn = retiradas por quienes habían firmado
number-rejected = no publicadas, por decisión de la moderación
press-contact = Contacto
press-coverage = En la prensa
press-pictures = Imágenes
press-pictures-words = Cite la autoría de cada imagen tal como figura junto a ella.
picture-download = Descargar el original
picture-ask = No se indica ninguna licencia para esta imagen. Pida permiso antes de usarla.
press-data = Datos y condiciones
press-figures = Las cifras de esta página para programas (JSON)
press-fewer-rows = El archivo contiene las firmas que muestran el nombre y las que no llevan nombre. Las firmas cuyo nombre solo ve el equipo organizador están contadas, pero no tienen fila en él.
terms-not-names = Ninguna licencia alcanza a los nombres: quien firmó aceptó figurar al pie de esta carta, y nada más.

## Firmantes
signatories-title = Firmantes
first-signatories = Primeras firmas
newest-signatories = Últimas firmas
all-signatories = Todas las firmas
anonymous = Firma anónima
line-group = grupo
line-affiliation = afiliación solo a efectos de identificación
list-title = Firmantes de «{ $letter }»
list-private = { $count ->
    [one] { NUMBER($count) } persona más ha firmado sin mostrar su nombre. Está contada, pero no aparece ni aquí ni en el archivo.
   *[other] { NUMBER($count) } personas más han firmado sin mostrar su nombre. Están contadas, pero no aparecen ni aquí ni en el archivo.
}
list-empty = Todavía no aparece ningún nombre.
list-featured = Al principio, por decisión del equipo organizador
list-number = Firma número { NUMBER($number) }
list-older = Firmas anteriores
list-pages = Páginas de la lista
list-search = Nombre, organización o actividad
list-search-button = Buscar
list-whole = La lista completa
list-capacity = Firmado como
list-capacity-all = Todas las personas y grupos
list-capacity-personal = Personas
list-capacity-affiliation = Personas con afiliación
list-capacity-group = Grupos y organizaciones
list-country = País
list-country-all = Todos los países
list-filter-count = { $name } ({ NUMBER($count) })
list-nothing-found = Con esto no se encuentra a nadie en la lista. Una palabra se encuentra por su comienzo; pruebe con menos letras o con una sola palabra.
list-files-found = Lo encontrado, como archivo
error-unknown-filter = La lista no tiene tal calidad o país.
error-search-long = Una búsqueda admite como máximo 16 palabras y 120 caracteres. Basta una parte del nombre: las palabras se encuentran por su comienzo.
error-search-busy = La búsqueda tarda ahora más de lo permitido. Busque una palabra más larga o inténtelo de nuevo dentro de un minuto.
statistics-link = Cómo creció el número
statistics-title = Estadísticas: { $letter }
statistics-heading = Estadísticas
plot-table = Los números en una tabla
statistics-csv = Estos números en un archivo: { $file }
statistics-time = A lo largo del tiempo
statistics-who = Quiénes han firmado
statistics-hidden = Aquí se cuentan las firmas cuya línea es pública, como en los archivos. Lo que comparten menos de { $least } de ellas figura con las demás, para que ningún número delate a nadie.
statistics-private = { $count ->
    [one] También cuenta { NUMBER($count) } firma privada. De qué país, idioma o texto es no se le dice a nadie.
   *[other] También cuentan { NUMBER($count) } firmas privadas. De qué país, idioma o texto son no se le dice a nadie.
}
statistics-none = Aún no hay nada que contar.
statistics-grown = El número al final de cada día, en UTC
statistics-by-day = Lo que sumó cada día
statistics-grown-by-hour = El número al final de cada hora, en la última semana
statistics-by-hour = Lo que sumó cada hora, en la última semana
statistics-day = Día
statistics-hour = Hora
statistics-count = Firmas
statistics-change = Añadidas
statistics-capacity = En calidad de
statistics-by-capacity = En calidad de qué firmaron
statistics-country = País
statistics-by-country = Dónde viven, de quienes lo dicen
statistics-language = Idioma
statistics-by-language = En qué idioma firmaron
statistics-verified = Conocido por
statistics-by-verified = Qué se sabe de quién firmó
statistics-verified-email = El buzón fue confirmado
statistics-verified-checked = La organización comprobó quién es
statistics-verified-entered = Inscrito por la organización
statistics-version = Texto
statistics-by-version = Qué texto firmaron
statistics-others = Otros
statistics-removals = Lo que no cuenta
statistics-removed = Firmas que no cuentan, y por qué
statistics-removed-none = No se ha quitado nada.
statistics-removed-withdrawn = Retiradas por quienes las firmaron, después de haber contado
statistics-removed-taken-down = Retiradas por la organización después de haber contado
statistics-removed-held = Nunca publicadas. Por qué se revisaron: { $reason }
statistics-reason = Por qué
statistics-log = Cómo se formó el número
statistics-log-hint = Lo que hicieron con él otras personas que las firmantes, por día en UTC.
log-entered-first = { $count ->
    [one] Se inscribió a una primera persona firmante.
   *[other] Se inscribieron { NUMBER($count) } primeras firmas.
}
log-removed-first = { $count ->
    [one] Se quitó una primera firma.
   *[other] Se quitaron { NUMBER($count) } primeras firmas.
}
log-published = { $count ->
    [one] La organización publicó una firma que la esperaba.
   *[other] La organización publicó { NUMBER($count) } firmas que la esperaban.
}
log-rejected = { $count ->
    [one] La organización rechazó o retiró una firma.
   *[other] La organización rechazó o retiró { NUMBER($count) } firmas.
}
log-held = { $count ->
    [one] La organización revocó una decisión.
   *[other] La organización revocó { NUMBER($count) } decisiones.
}
log-withdrawn = { $count ->
    [one] La organización retiró una firma a petición de quien firmó.
   *[other] La organización retiró { NUMBER($count) } firmas a petición de quienes firmaron.
}
log-entered = { $count ->
    [one] La organización inscribió una firma recogida en otro lugar.
   *[other] La organización inscribió { NUMBER($count) } firmas recogidas en otro lugar.
}
log-shown = { $count ->
    [one] Se mostró un nombre de quienes firmaron juntos.
   *[other] Se mostraron { NUMBER($count) } nombres de quienes firmaron juntos.
}
log-bulk-publish = { $count ->
    [one] La organización publicó una firma de una sola vez.
   *[other] La organización publicó { NUMBER($count) } firmas de una sola vez.
}
log-bulk-reject = { $count ->
    [one] La organización rechazó una firma de una sola vez.
   *[other] La organización rechazó { NUMBER($count) } firmas de una sola vez.
}
log-bulk-reject-held = { $count ->
    [one] La organización rechazó una firma de una sola vez. Por qué se revisó: { $reason }
   *[other] La organización rechazó { NUMBER($count) } firmas de una sola vez. Por qué se revisaron: { $reason }
}
log-bulk-hold = { $count ->
    [one] La organización volvió a poner en espera una firma de una sola vez.
   *[other] La organización volvió a poner en espera { NUMBER($count) } firmas de una sola vez.
}
log-bulk-undone = { $count ->
    [one] La organización revocó una decisión así para una firma.
   *[other] La organización revocó una decisión así para { NUMBER($count) } firmas.
}
log-opened = La carta empezó a recoger firmas.
log-closed = La carta dejó de recoger firmas.
log-text-first = El texto entró en vigor:
log-text-material = El texto cambió de contenido:
log-text-changed = El texto se corrigió:
statistics-how = Cómo contamos
statistics-how-counts = Una firma cuenta cuando se ha confirmado su dirección, o cuando la organización la ha inscrito, y mientras esté publicada. Una dirección cuenta una vez. Las firmas privadas y anónimas cuentan; lo que espera a la organización, no.
statistics-how-leaves = Quien se retira sale del número en el acto; su número en la lista no se da de nuevo. Por eso un día puede quitar más de lo que suma.
statistics-how-verified = «Confirmado» significa que alguien lee el correo de esa dirección, no quién es. Página, archivos, canal y marco muestran el mismo número, cada uno con su hora.
count-live = en directo
count-paused = en pausa
count-live-label = En directo: se actualiza mientras mira. Pulse para parar
count-paused-label = En pausa: pulse para seguir
statistics-record = Números para el registro
statistics-record-hint = El número tal como era al acabar cada día, en UTC, con un SHA-256 del archivo CSV de ese momento, precedido de un número aleatorio (nonce): solo puede comprobarlo quien guardó el archivo y su datapackage.json. El archivo no se guarda: cualquiera puede salir de él. Si alguien que figura en él ha cambiado o se ha retirado desde entonces, se indica. Faltan los días en que el sitio no funcionaba.
statistics-rows = Filas
statistics-revision = Revisión
statistics-sum = SHA-256 del nonce y del archivo CSV
statistics-taken = Tomado a las, UTC
statistics-amended = cambiado desde { $time }
error-unknown-part = after y since son números desde 0, y limit va de 1 a 10 000.
error-not-an-address = Algo en esta dirección no es lo que debería: un número no lo es, o el texto está dañado.
list-files = La lista completa en un archivo
list-file-xlsx = Hoja de cálculo (XLSX)
list-file-csv = Tabla (CSV)
list-file-json = Para programas (JSON)
list-file-ndjson = Para programas, línea por línea (NDJSON)
list-file-package = Qué significan las columnas, con número de filas y suma de comprobación (Data Package)
as-of = Datos del { $time } UTC
line-earlier = firmó una versión anterior

## Versiones del texto
history-link = Versiones del texto
history-heading = Versiones del texto
history-words = Cada firma corresponde al texto exacto que se mostró al firmar. Aquí se guardan todos los textos que han estado vigentes, el más reciente primero.
history-moment = { $time } UTC
history-in-force = vigente
history-first = Primera versión
history-unsigned = Cambiada antes de la primera firma
history-editorial = Corrección de forma
history-editorial-words = Una corrección que no altera lo que dice la carta. Las firmas anteriores valen también para este texto.
history-material = Cambio de fondo
history-material-words = Ha cambiado lo que dice la carta. A todas las personas que habían firmado y a las que se puede escribir se les pidió que lo miraran y que mantuvieran o retiraran su firma. Mientras no respondan, su firma corresponde al texto que firmaron.
history-hash = Huella
history-hash-handed-out = Hash de lo que se entrega
history-comments = Este texto contiene comentarios de sus autores, que nunca se muestran a los lectores. Se quitan de la fuente que se entrega. La versión conserva el hash del texto entero, tal como se firmó; el segundo hash es el de la fuente que se obtiene aquí, y se puede comprobar.
history-signatures = Firmas
history-came-back = (contadas donde este texto volvió más tarde)
history-difference = Qué ha cambiado
history-check-title = Compruébelo
history-check = Cada versión se nombra por su huella, el SHA-256 de su fuente en Markdown. El archivo de firmas la indica para cada una.
history-source = Fuente del texto vigente (Markdown)
difference-same = { $count ->
    [one] (un párrafo sin cambios)
   *[other] ({ NUMBER($count) } párrafos sin cambios)
}
difference-space = Solo cambian espacios y saltos de línea.
difference-removed = suprimido:
difference-added = añadido:
waiting-title = Un texto modificado está en espera (solo lo ve usted)

## El formulario
sign-title = Firmar esta carta
sign-not-yet = Se podrá firmar a partir del { $time } UTC.
sign-closes = El plazo para firmar termina el { $time }.
sign-closed = El plazo para firmar terminó el { $time }. Gracias a todas las personas que firmaron.
sign-draft = Esta carta todavía se está escribiendo. Aún no se puede firmar.
sign-no-mail = Por ahora no se puede firmar: este sitio todavía no puede enviar correos y, por tanto, no puede confirmar firmas.
sign-paused = La recogida de firmas está en pausa por un tiempo. La carta sigue aquí para leerla y compartirla; vuelva más tarde, por favor.
field-name = Su nombre o nombre artístico, tal como debe aparecer bajo la carta
field-name-or-group = Su nombre, su nombre artístico o el del grupo, tal como debe aparecer bajo la carta
field-name-hint = Deje este campo vacío solo si firma sin nombre.
field-left-empty = Deje este campo vacío: está aquí para los programas que rellenan todo lo que encuentran.
field-email = Su dirección de correo electrónico
field-email-hint = Sirve para confirmar su firma y para escribirle sobre ella. Nunca se publica ni se cede a nadie.
# Beside an address that looks mistyped, with two buttons.
email-question-unsent = Todavía no se ha enviado nada.
email-question = ¿Quiso decir { $address }?
email-question-yes = Sí, usar { $address }
email-question-no = No, { $address } es correcta
field-visibility = ¿Quién puede ver su nombre?
visibility-public = Mostrar mi nombre
visibility-public-hint = Lo ve todo el mundo: el público, el equipo organizador y quienes reciben la carta.
visibility-together = Mostrar mi nombre cuando seamos suficientes
visibility-together-hint = Mientras no lo hayan elegido { NUMBER($threshold) } personas, su firma se cuenta y solo el equipo organizador ve su nombre. Después le escribimos y, un día más tarde, se muestran todos esos nombres a la vez.
visibility-together-shown-hint = Ya somos suficientes y nuestros nombres se muestran. Si lo elige ahora, el suyo se muestra con ellos en cuanto confirme: al público, al equipo organizador y a quienes reciben la carta.
visibility-together-ended-hint = La carta ya no muestra nombres de esta manera. Su firma se sigue contando y solo el equipo organizador ve su nombre.
visibility-private = Contar mi firma sin mostrar mi nombre
visibility-private-hint = Solo lo ve el equipo organizador. El público y quienes reciben la carta ven una firma más en el total.
visibility-anonymous = Firmar sin nombre
visibility-anonymous-hint = No se guarda ningún nombre. En la línea pone «Firma anónima», seguido de su actividad si la indica. El equipo organizador revisa la firma antes de contarla. Una vez que le hayamos comunicado la decisión, su dirección también se borra y ya no podremos enviarle noticias.
sign-more = Más sobre usted (opcional)
field-capacity = ¿En nombre de quién firma?
capacity-personal = En mi propio nombre
capacity-affiliation = En mi propio nombre; mi afiliación figura solo a efectos de identificación
capacity-group = En nombre de un grupo, un colectivo o una organización
field-spokesperson = Quién habla por el grupo
field-spokesperson-hint = Solo si firma en nombre de un grupo. Lo ve el equipo organizador; el público, no.
field-role = Actividad
field-role-hint = Por ejemplo, «ilustración» o «docencia».
field-organisation = Organización
field-city = Ciudad
field-country = País
field-country-none = (sin indicar)
field-website = Sitio web
field-comment = Unas palabras
field-comment-hint = Aparecen donde aparezca su firma.
field-updates = Envíenme noticias de esta carta por correo electrónico. Puedo dejar de recibirlas en cualquier momento.
field-consent = Acepto que mi firma se publique y se conserve según lo que he elegido arriba. Puedo modificarla o retirarla en cualquier momento.
sign-button = Firmar
sign-what-happens = Le enviaremos un correo. Nada es público antes de que lo confirme.

## Qué falla en un formulario y qué hacer
errors-title = Queda algo por revisar
errors-title-not-taken = Su formulario aún no pudo aceptarse
errors-jump = Hay algo que revisar en el formulario
# Where two fields have the same fault.
errors-of-field = { $field }: { $message }
error-empty = Rellene este campo, por favor.
error-name-empty = Escriba su nombre tal como debe aparecer, o elija firmar sin nombre.
error-name-anonymous = Si prefiere no dar un nombre, elija «Firmar sin nombre» más abajo. Si de verdad quiere que figure este nombre, envíe otra vez el formulario tal como está.
error-spokesperson-empty = Escriba quién habla por el grupo.
error-line-too-long = Acórtelo a 120 caracteres.
error-comment-too-long = Acórtelo a 500 caracteres.
error-control = Vuelva a escribir este texto: contiene un salto de línea u otro carácter de control.
error-bidirectional = Vuelva a escribir este texto: contiene caracteres invisibles que invierten el sentido de la escritura.
error-stacked = Ponga menos acentos sobre una misma letra.
error-joined = Por favor, escríbalo de forma más sencilla: demasiados caracteres se componen de otros. Cada uno puede reunir 16 como máximo.
error-email-empty = Escriba su dirección de correo electrónico para poder confirmar su firma.
error-email-space = Quite el espacio o el salto de línea que hay dentro de la dirección.
error-email-long = Esta dirección es más larga de lo que permite el correo. Compruébela.
error-email-no-at = Falta la @ en esta dirección. Debería parecerse a nombre@example.org.
error-email-two-ats = Hay más de una @ en esta dirección. Deje solo una.
error-email-several = Son varias direcciones. Escriba solo una.
error-email-no-local-part = No hay nada antes de la @. Escriba la dirección completa.
error-email-dots = Hay un punto en un lugar equivocado: al principio, dos seguidos o uno junto a la @. Compruebe la dirección.
error-email-character = «{ $character }» no puede formar parte de una dirección. Compruébela.
error-email-no-domain = No hay nada después de la @. Escriba la dirección completa.
error-email-comma = Hay una coma después de la @. ¿Debería ser un punto?
error-email-no-dot = Falta un punto después de la @. Debería parecerse a example.org.
error-email-ending = Ninguna dirección termina así. El final debería parecerse a .org.
error-email-domain = Lo que sigue a la @ no es el nombre de un proveedor de correo. Compruébelo.
error-email-beyond-ascii = Nuestro servidor de correo no puede escribir a una dirección con esas letras antes de la @. Indique otra dirección, si la tiene.
# Organizers write addresses of others.
error-address-empty = Escriba una dirección de correo electrónico.
error-address-character = En esta dirección hay un carácter que ninguna dirección tiene. Compruébela.
error-visibility-missing = Elija quién puede ver su nombre.
error-capacity-unknown = Elija en nombre de quién firma.
error-country-unknown = Elija un país de la lista.
error-website-wrong = Escriba una dirección web, como https://example.org.
error-website-long = Acorte esta dirección web a 300 caracteres. Las letras que no van de la a a la z cuentan como varias.
error-consent-missing = Marque la casilla si está de acuerdo. Sin su consentimiento no podemos conservar su firma.
error-text-changed = El texto de la carta ha cambiado desde que abrió esta página. Léalo de nuevo y firme si sigue de acuerdo.
error-code-not-six = Escriba las seis cifras del código.
error-code-wrong = Este código no confirma este formulario. Compruébelo o abra el enlace de nuestro último correo: dice cómo está todo.
error-code-too-often = Este código se ha probado demasiadas veces. Use el enlace del correo.
error-code-guesses = En su red se han escrito demasiados códigos equivocados. Use el enlace del correo.
error-flood = En este momento llegan de su red más formularios de los que podemos aceptar. Lo que escribió sigue aquí: envíelo de nuevo dentro de un minuto.
error-busy = En este preciso momento no podemos aceptar su formulario. Lo que escribió sigue aquí: envíelo de nuevo dentro de unos segundos.
error-paused = La recogida de firmas está en pausa en este momento. Lo que escribió sigue aquí: envíelo de nuevo más tarde.

## Mire su correo
check-title = Mire su correo
check-sent-to = Hemos escrito a
check-not-signed-yet = Abra ese correo y confirme. Hasta entonces nada es público y todavía no ha firmado:
check-sender = De
check-subject = Asunto
check-expected = En este momento salen muchos correos. El suyo se espera aproximadamente a esta hora: { $time } UTC.
check-development = Este sitio no envía correos: léalos en el buzón de desarrollo
field-code = Código del correo
check-confirm-button = Confirmar mi firma
check-no-mail = ¿No ha llegado nada?
check-no-mail-words = Mire en la carpeta de correo no deseado. Puede tardar unos minutos. Si hoy ha recibido otro correo nuestro sobre esta carta, su enlace abre también este formulario. Si la dirección de arriba tiene un error, corríjala aquí.
check-refused-title = El correo no se pudo entregar
check-refused-for = El servidor de correo ha rechazado nuestro correo a
check-refused = Dice que ese buzón no existe. Nada es público y todavía no ha firmado:
check-refused-words = Si la dirección de arriba tiene un error, corríjala aquí. Si es correcta, ahora no se puede escribir a ese buzón: indique otra dirección.
field-email-corrected = Dirección de correo corregida
check-correct-button = Enviar a esta dirección

## Confirmación
confirm-title = Confirme su firma
confirm-nothing-public = Todavía nada es público. Está a punto de firmar:
confirm-moderated = El equipo organizador revisa la firma antes de contarla.
why-anonymous = Las firmas sin nombre siempre se revisan antes.
why-group = Las firmas de grupos siempre se revisan antes.
why-everyone = El equipo organizador revisa antes cada firma de esta carta.
why-first-signatory = Este nombre ya figura entre las primeras firmas.
why-scripts = Una palabra del nombre o de la organización mezcla letras de varios alfabetos, algunas de las cuales se parecen.
why-link = El texto contiene un enlace o una dirección.
why-mailbox = Desde su buzón ya se ha firmado esta carta con otro nombre.
why-honeypot = Se rellenó un campo que las personas no ven, como hacen los programas.
why-burst = En ese momento llegaban muchísimas firmas de su red.
why-restored = Se modificó poco antes de que este sitio tuviera que restablecerse a partir de una copia de seguridad, y ese cambio se ha perdido.
confirm-button = Confirmar mi firma
confirm-others = Otros formularios enviados con su dirección
confirm-others-words = Si el correcto es uno de estos, confirme ese. Los demás se borrarán entonces.
confirm-already-title = Ya lo ha confirmado
confirm-already-words = Abrir de nuevo este enlace no cambia nada. Su página dice cómo está su firma.
# What a signature says, and who sees it: the line follows the first kind of message.
reads-now = Así figura bajo la carta:
reads-later = Así figurará bajo la carta:
reads-if-accepted = Así figuraría bajo la carta:
reads-nowhere = Esto es lo que dice:
counts-now = Su firma se cuenta. Esto es lo que solo ve el equipo organizador:
counts-later = Su firma se contará sin su nombre. Esto es lo que solo ve el equipo organizador:
counts-if-accepted = Su firma se contaría sin su nombre. Esto es lo que solo ve el equipo organizador:
seen-now-public = Todo el mundo ve esta firma: el público, el equipo organizador y quienes reciben la carta.
seen-now-together = Solo el equipo organizador ve su nombre. Todo el mundo lo verá cuando lo hayan elegido suficientes personas, después de que le hayamos escrito.
seen-now-private = Solo el equipo organizador ve su nombre. El público y quienes reciben la carta ven una firma más en el total.
seen-now-anonymous = Todo el mundo ve esta línea. No se guarda ningún nombre.
seen-once-confirmed-public = Cuando haya confirmado, todo el mundo verá esta firma: el público, el equipo organizador y quienes reciben la carta.
seen-once-confirmed-together = Cuando haya confirmado, el equipo organizador verá su nombre. Todo el mundo lo verá cuando lo hayan elegido suficientes personas, después de que le hayamos escrito.
seen-once-confirmed-private = Cuando haya confirmado, el equipo organizador verá su nombre, y nadie más. El público y quienes reciben la carta verán una firma más en el total.
seen-once-confirmed-anonymous = Cuando haya confirmado, todo el mundo verá esta línea. No se guarda ningún nombre.
seen-once-accepted-public = Hasta que el equipo organizador la acepte, nadie más la ve. Después la verá todo el mundo: el público, el equipo organizador y quienes reciben la carta.
seen-once-accepted-together = Solo el equipo organizador ve su nombre. Cuando lo acepte, su firma se contará. Todo el mundo verá su nombre cuando lo hayan elegido suficientes personas, después de que le hayamos escrito.
seen-once-accepted-private = Solo el equipo organizador ve su nombre. Cuando lo acepte, el público y quienes reciben la carta verán una firma más en el total.
seen-once-accepted-anonymous = Hasta que el equipo organizador acepte esta línea, nadie más la ve. Después la verá todo el mundo. No se guarda ningún nombre.
seen-once-accepted-and-published-public = Hasta que el equipo organizador la acepte y se publique la carta, nadie más la ve. Después la verá todo el mundo: el público, el equipo organizador y quienes reciben la carta.
seen-once-accepted-and-published-together = Solo el equipo organizador ve su nombre. Cuando lo acepte y se publique la carta, su firma se contará. Todo el mundo verá su nombre cuando lo hayan elegido suficientes personas, después de que le hayamos escrito.
seen-once-accepted-and-published-private = Solo el equipo organizador ve su nombre. Cuando lo acepte y se publique la carta, el público y quienes la reciben verán una firma más en el total.
seen-once-accepted-and-published-anonymous = Hasta que el equipo organizador acepte esta línea y se publique la carta, nadie más la ve. Después la verá todo el mundo. No se guarda ningún nombre.
seen-once-published-public = Cuando se publique la carta, todo el mundo verá esta firma: el público, el equipo organizador y quienes reciben la carta.
seen-once-published-together = Solo el equipo organizador ve su nombre. Cuando se publique la carta y lo hayan elegido suficientes personas, lo verá todo el mundo, después de que le hayamos escrito.
seen-once-published-private = Solo el equipo organizador ve su nombre. Cuando se publique la carta, el público y quienes la reciben verán una firma más en el total.
seen-once-published-anonymous = Cuando se publique la carta, todo el mundo verá esta línea. No se guarda ningún nombre.
seen-rejected = Nadie la ve, salvo el equipo organizador.
seen-taken-back = La carta fue retirada. No se muestra a nadie.

## Enlaces que no abren nada
link-damaged-title = Este enlace está dañado
link-damaged = Falta una parte, como ocurre cuando un enlace se corta en dos líneas. Ábralo otra vez desde el correo o cópielo entero.
link-replaced-title = Hay un enlace más reciente
link-replaced = Si fue usted, use el enlace de nuestro último correo.
link-replaced-mailbox = Use el enlace de nuestro último correo.
link-ended-title = Este enlace ya no es válido
link-ended = Ya se usó, o se borró al cabo de dos semanas, o se confirmó en su lugar otro formulario con su dirección. Busque un correo nuestro más reciente o firme de nuevo.
link-withdrawn-title = Esta firma fue retirada
link-withdrawn = Su nombre, sus palabras y su dirección están borrados. Puede firmar de nuevo cuando quiera.
link-closed-title = Esta carta ya no admite firmas
link-closed = El plazo para firmar ha terminado y esta firma ya no puede confirmarse.
link-taken-back = El equipo organizador la ha retirado. Su formulario no se confirmó: no cuenta en ningún sitio y se borra por sí solo.
link-not-now-title = Esta carta no admite firmas en este momento
link-not-now = No se ha perdido nada: lo que escribió se guarda unos días. Vuelva a abrir este enlace más tarde.
link-spelling-title = Ya había firmado
link-spelling = Desde este buzón ya se firmó esta carta con el mismo nombre, con la dirección escrita de otra forma. El enlace a esa firma está en nuestro correo a esa otra dirección.

## No fui yo
not-me-link = No fui yo
not-me-title = ¿Otra persona escribió su dirección?
not-me-words = Entonces borramos lo que se envió con ella. Si entretanto se confirmó, retiramos también esa firma.
not-me-never = No escribir nunca más a esta dirección
not-me-button = Borrar
not-me-not-yours = Desde aquel correo, lo enviado pertenece a otra dirección o tiene un enlace más reciente: aquí ya no hay nada que usted pueda borrar. Si no quiere correos de este sitio, dígalo aquí; la firma de nadie cambia por ello.
not-me-done-title = Está borrado
not-me-done = No tendrá más consecuencias. Puede cerrar esta página.
not-me-done-never = No escribiremos nunca más a esta dirección. Puede cerrar esta página.

## Mi firma
my-signature-link = Mi firma
mine-published-title = Ha firmado
mine-published = Gracias. Su firma tiene el número { NUMBER($number) } bajo esta carta:
mine-held-title = Su firma espera al equipo organizador
mine-held = Gracias. Su dirección está confirmada. El equipo organizador revisa su firma antes de contarla; después le escribimos. La carta:
reason-is = El motivo:
mine-taken-down-title = Su firma ha sido retirada de la lista
mine-taken-down = El equipo organizador ha retirado su firma de esta carta:
mine-rejected-title = Su firma no se ha publicado
mine-rejected = El equipo organizador ha decidido no publicar su firma bajo esta carta:
mine-taken-back-title = La carta fue retirada
mine-taken-back = Había firmado esta carta. El equipo organizador la ha retirado:
mine-letter-draft = La carta no está publicada en este momento.
mine-withdrawn-title = Ha retirado su firma
mine-withdrawn = Su nombre, sus palabras y su dirección están borrados, y su firma ha desaparecido de todas las listas y todos los totales de esta carta:
mine-signed-on = Confirmada el { $day }.
mine-keep-link-to-withdraw = Guarde el enlace de esta página: con él puede retirar su firma en cualquier momento. No lo comparta.
mine-keep-link = Guarde el enlace a esta página: con él puede modificar o retirar su firma en cualquier momento. No lo comparta.
mine-in-list = Verla en la lista
mine-waiting-title = Un cambio está en espera
mine-waiting = El equipo organizador revisa primero este cambio. Hasta entonces, lo demás sigue como está.
mine-declined = El equipo organizador ha decidido no aceptar su último cambio, por este motivo:
mine-change-title = Modificar su firma
mine-data = Descargar todo lo que guardamos sobre usted (JSON)
edit-link = Modificar lo que dice
edit-title = Modificar su firma
edit-button = Guardar el cambio
edit-kept = Qué más figura con su firma
edit-kept-hint = La carta no lo pregunta. Se queda como está; marque lo que quiera quitar.
edit-take-off = Quitar: { $field }
edit-what-happens = Anunciamos cada cambio por correo. Su número se mantiene. Lo que muestra menos vale de inmediato; lo que muestra más, quizá lo revise antes el equipo organizador.
edit-back = Volver a mi firma sin cambiar nada
visibility-title = Cambiar quién puede ver su nombre
visibility-button = Cambiarlo así
mine-updates-title = Noticias por correo
updates-are-on = Le enviamos por correo noticias de esta carta.
updates-wait = Usted desea noticias de esta carta por correo. Un correo a su dirección fue devuelto, así que por ahora no enviamos ninguna.
mine-came-back = Un correo a su dirección fue devuelto el { $day }: su servidor dijo que ese buzón no existe. No enviamos noticias allí hasta que usted confirme de nuevo la dirección o traslade la firma a otra.
updates-are-off = No recibe por correo noticias de esta carta.
updates-on-button = Enviarme noticias
updates-off-button = No enviarme más noticias
done-in-force = Su cambio ya vale. Lo hemos anunciado por correo.
done-nothing = Ya estaba así. No ha cambiado nada.
done-too-often = Esta firma se ha modificado muchas veces hoy. Inténtelo de nuevo mañana. Aun así puede ocultarla o retirarla.
done-updates-on = Recibirá por correo noticias de esta carta.
done-updates-off = Ya no recibirá noticias de esta carta.
looks-title = Quién ha mirado mi dirección
looks-words = El equipo organizador solo ve el proveedor de correo de su dirección. Para verla entera hay que dar un motivo, y eso queda anotado aquí.
looks-none = Nadie ha mirado su dirección.
new-link-title = Obtener un enlace nuevo; los antiguos terminan
new-link-words = Si otra persona ha visto un correo o la dirección de esta página: usted recibe un enlace nuevo y ninguno de los anteriores, esté en el correo que esté, abre ya nada.
new-link-mailed = También lo enviamos a su dirección.
new-link-button = Obtener un enlace nuevo
done-new-link = Tiene un enlace nuevo: la dirección de esta página. Todos los anteriores han terminado. También se lo hemos enviado por correo.
done-new-link-shown = Tiene un enlace nuevo: la dirección de esta página. Guárdela, por favor. Todos los anteriores han terminado. Hoy no sale ningún otro correo sobre esto.
withdraw-title = Retirar mi firma
withdraw-words = Su nombre, sus palabras y su dirección se borran de inmediato y no se pueden recuperar. Solo queda el número, sin nombre. Podrá firmar de nuevo más adelante.
withdraw-words-all = Su nombre, sus palabras y su dirección se borran de inmediato y no se pueden recuperar.
withdraw-button = Retirar y borrar
renewal-none = Su firma corresponde al texto actual de la carta.
renewal-title = El texto ha cambiado desde que lo firmó
renewal-words = Su firma sigue correspondiendo al texto que firmó. Esto es lo que ahora es distinto:
renewal-done = Gracias. Su firma corresponde al nuevo texto.
renewal-again = El texto ha vuelto a cambiar desde que abrió esta página. Mírelo de nuevo.
renewal-button = Firmo también el nuevo texto
renewal-or-withdraw = Si no hace esto ni retira su firma, esta sigue con el texto anterior, y la lista lo dice.

## Pasar una firma a otra dirección
move-title = Pasar a otra dirección
move-words = Su firma puede pertenecer a otra dirección de correo. Preguntamos a esa dirección; en cuanto confirme, terminan todos los enlaces actuales. Durante 7 días, la dirección que tiene ahora puede recuperarla.
move-email = La otra dirección de correo
move-button = Preguntar a esa dirección
move-asked-words = Si puede recibir su firma, hay un correo en camino a esta dirección:
move-asked-until = Puede confirmar hasta el { $time } UTC. Mientras no lo haga, nada cambia. Si pregunta a otra dirección en su lugar, esta ya no podrá confirmar.
move-stop-button = Detener el cambio
move-can-go-back = Esta firma acaba de pasar aquí. La dirección anterior puede recuperarla hasta el { $time } UTC. Después podrá volver a cambiar de dirección.
move-letter = La carta:
move-here-title = ¿Debe ser suya esta firma?
move-here-words = Alguien (esperamos que usted) ha firmado esta carta y quiere que la firma pertenezca a esta dirección. Si confirma, sus enlaces llegan a usted, todos los anteriores terminan y se avisa a la dirección anterior. Durante 7 días, esta puede recuperar la firma.
move-here-button = Pasar la firma a esta dirección
move-stop-title = ¿Detener el paso a otra dirección?
move-stop-words = Alguien quiere que su firma pertenezca a otra dirección. Si no fue usted, esa persona tiene el enlace a su firma: terminan también todos los enlaces actuales y usted recibe uno nuevo.
move-stop-and-renew-button = Detenerlo y obtener un enlace nuevo
move-back-title = ¿Recuperar su firma?
move-back-words = Ahora pertenece a otra dirección. Puede recuperarla hasta el { $time } UTC: vuelve a pertenecer a esta dirección, terminan todos los enlaces actuales y usted recibe uno nuevo. Se avisa a la otra dirección.
move-back-button = Recuperarla en esta dirección
move-done-title = Ya está hecho
move-done-words = La firma pertenece a esta dirección. Esta es su página:
move-taken-title = Este buzón ya ha firmado
move-taken = Tiene una firma propia bajo esta carta, y cada buzón tiene una sola firma. Si prefiere la otra, retire primero la suya con el enlace de nuestros correos y abra después este enlace otra vez.
move-over-title = Este enlace ha terminado
move-over = El cambio se hizo o se detuvo, o su plazo ha pasado.
done-move-asked = Si esa dirección puede recibir su firma, hay un correo en camino. Nada cambia hasta que confirme. También avisamos a su dirección actual.
done-move-stopped = El cambio está detenido. Su firma se queda donde está.
done-moved = La firma pertenece ahora a esta dirección. Esta página es su enlace nuevo, que también recibe por correo. Todos los anteriores han terminado.
done-moved-back = Su firma pertenece a su dirección. Esta página es su enlace nuevo, que también recibe por correo. Todos los anteriores han terminado.

## Un enlace perdido
find-signed-already = ¿Ya ha firmado?
find-link = Pedir el enlace a mi firma
find-title = Pedir el enlace a mi firma
find-words = Con él puede ver, modificar o retirar su firma en cualquier momento. Lo enviamos a la dirección con la que firmó:
find-email = La dirección de correo con la que firmó
find-button = Enviarme el enlace
find-asked-title = Mire en su buzón
find-asked = Si hay una firma con esta dirección, su enlace está en camino hacia ella. La carta:
find-asked-no-mail = ¿No ha llegado nada? Mire en la carpeta de correo no deseado o pruebe con otra dirección suya. Para una misma dirección respondemos unas pocas veces al día.
find-no-mail = Este sitio no puede enviar correos por el momento. Inténtelo de nuevo más tarde.
find-ended = ¿Ha firmado? Pida el enlace a su firma
error-find-email-empty = Escriba la dirección con la que firmó.

## Fin de las noticias
unsubscribe-title = No recibir más noticias
unsubscribe-words = Entonces no le enviaremos más noticias de esta carta. Su firma queda como está.
unsubscribe-button = No enviarme más noticias
unsubscribe-done-title = No habrá más noticias
unsubscribe-done = No le enviaremos más noticias de esta carta. Su firma queda como está. Puede cerrar esta página.

## Correo
mail-confirm-subject = Su código { $code }: por favor, confirme
mail-confirm-open = Alguien (esperamos que usted) ha rellenado el formulario para firmar esta carta abierta:
mail-nothing-public = Todavía nada es público.
# What a link in a mail is for, on the line above it.
mail-link-above = { $words }:
mail-confirm-link = Ver y confirmar
mail-confirm-code = O escriba este código en la página donde firmó: { $code }
mail-deleted-on = Si no hace nada, se borrará el { $day }.
mail-confirm-before = El plazo para firmar termina el { $time }. Confirme antes, por favor. Si no hace nada, su formulario no cuenta y se borra por sí solo.
mail-confirm-late = El plazo para firmar terminó el { $time }. Su formulario llegó a tiempo; todavía puede confirmarlo hasta el { $until }. Si no hace nada, no cuenta y se borra por sí solo.
mail-reminder-open = Ayer alguien (esperamos que usted) rellenó el formulario para firmar esta carta abierta. La firma espera a que la confirme. Solo se lo recordamos una vez:
mail-already-subject = Ya había firmado
mail-already-open = Alguien (esperamos que usted) ha rellenado otra vez el formulario para firmar esta carta abierta:
mail-already-words = Ya la había firmado. No ha cambiado nada.
mail-published-subject = Su firma está confirmada
mail-published-open = Gracias por firmar esta carta abierta:
mail-held-subject = Su firma espera al equipo organizador
mail-held-open = Su dirección está confirmada. El equipo organizador revisa su firma antes de contarla; después le escribimos de nuevo. La carta:
mail-rejected-subject = Sobre su firma
mail-taken-down-open = El equipo organizador ha retirado su firma de esta carta abierta:
mail-rejected-open = El equipo organizador ha decidido no publicar su firma bajo esta carta abierta:
mail-renewal-subject = El texto que firmó ha cambiado
mail-renewal-open = El equipo organizador ha cambiado el texto de esta carta abierta desde que la firmó:
mail-renewal-note = Dice al respecto:
mail-renewal-words = Su firma sigue correspondiendo al texto que firmó. Mire qué es distinto y díganos si firma también el nuevo texto o prefiere retirar su firma.
mail-renewal-link = Ver qué es distinto y decidir
mail-renewal-nothing = Si no hace nada, su firma sigue con el texto anterior, y la lista de firmas lo dice.
mail-together-subject = Desde mañana se muestra su nombre
mail-together-open = Usted firmó esta carta abierta para apoyarla junto con otras personas. Ya son suficientes:
mail-together-words = Desde el { $time } UTC todo el mundo ve su nombre, si entonces siguen siendo suficientes: el público, el equipo organizador y quienes reciben la carta.
mail-together-others = { $count ->
    [one] { NUMBER($count) } nombre más espera a mostrarse con el suyo.
   *[other] { NUMBER($count) } nombres más esperan a mostrarse con el suyo.
}
mail-together-way-out = Si le parece bien, no tiene que hacer nada. Si prefiere que su nombre no se muestre, manténgalo oculto o retire la firma antes de ese momento.
mail-together-link = Mantener oculto mi nombre o retirar mi firma
mail-waits-again-subject = Su nombre todavía no se muestra
mail-waits-again-open = Le habíamos escrito que su nombre se mostraría bajo esta carta abierta:
mail-waits-again-words = No se muestra. Algunas personas han cambiado de opinión y las que quedan no son suficientes. Su firma se cuenta como antes. Le volveremos a escribir un día antes de que su nombre se muestre.
mail-farewell-subject = Vamos a borrar su dirección
mail-farewell-open = Usted firmó esta carta abierta:
mail-farewell-words = No guardamos las direcciones de correo más tiempo del necesario. Borraremos la suya el { $day } o poco después, y ya no podremos escribirle. Su firma queda como está.
mail-farewell-together = Si entonces sigue a la espera de otras firmas, su nombre ya no se mostrará, porque no podríamos avisarle un día antes.
mail-farewell-choices = Si le parece bien, no tiene que hacer nada. Si no, oculte su nombre o retire la firma. Guarde este enlace: funciona también después de ese día. Si lo pierde, escriba su dirección en la página de la carta y encontraremos su firma.
mail-farewell-link = Mantener, ocultar o retirar mi firma
mail-retraction-subject = Se ha retirado una carta que firmó
mail-retraction-open = El equipo organizador ha retirado esta carta abierta, que firmó el { $day }:
mail-retraction-says = Esto es lo que dice al respecto:
mail-retraction-nobody = Ya no se muestra a nadie en ella: el texto, la lista de firmantes, sus archivos y el recuento ya no están en este sitio. Las copias que alguien hiciera antes no están en nuestra mano.
mail-retraction-data = Lo que envió solo lo ve el equipo organizador. Queda con la carta hasta que retire su firma; su dirección de correo se borrará el { $day } o poco después. No tiene que hacer nada. Si quiere que se borre todo ahora, retire su firma:
mail-retraction-link = Ver mi firma, o retirarla y borrarla
mail-keep-link = Guarde este enlace: con él puede ver o retirar su firma en cualquier momento. Funciona para cualquiera que lo tenga.
mail-edit-subject = Su firma se ha modificado
mail-edit-words = Alguien (esperamos que usted) ha modificado lo que dice su firma bajo esta carta abierta:
mail-edit-visibility = Alguien (esperamos que usted) ha cambiado quién puede ver su nombre bajo esta carta abierta:
mail-edit-updates-on = Alguien (esperamos que usted) ha pedido noticias por correo de esta carta abierta:
mail-edit-updates-off = Alguien (esperamos que usted) ha puesto fin a las noticias por correo de esta carta abierta:
mail-end-updates = No enviarme más noticias
mail-edit-waits-subject = Un cambio de su firma está en espera
mail-edit-waits = Alguien (esperamos que usted) quiere modificar su firma bajo esta carta abierta:
mail-edit-accepted-subject = Su cambio ya vale
mail-edit-accepted = El equipo organizador ha aceptado el cambio de su firma bajo esta carta abierta:
mail-edit-declined-subject = Sobre el cambio de su firma
mail-edit-declined = El equipo organizador ha decidido no aceptar el cambio de su firma bajo esta carta abierta:
mail-edit-not-you = Si no fue usted, otra persona tiene el enlace a su firma. Ábralo para modificarla o retirarla:
mail-new-link-subject = Su enlace nuevo
mail-new-link-open = Ha pedido un enlace nuevo a su firma, en:
mail-new-link-words = Todos los enlaces anteriores han terminado, también los de nuestros correos anteriores. Si no fue usted quien lo pidió, abra el enlace y obtenga otro nuevo: entonces solo lo tendrá su buzón.
mail-move-subject = Confirme su nueva dirección, por favor
mail-move-open = Alguien (esperamos que usted) ha firmado esta carta abierta y quiere que la firma pertenezca desde ahora a esta dirección:
mail-move-words = Todavía no ha cambiado nada.
mail-move-link = Verlo y confirmar el cambio
mail-move-until = Puede confirmar hasta el { $time } UTC. Si no hace nada, la firma se queda donde está.
mail-move-taken-open = Alguien (esperamos que usted) quiere pasar una firma bajo esta carta abierta a esta dirección:
mail-move-taken-words = Usted ya la ha firmado, y cada buzón tiene una sola firma. No ha cambiado nada.
mail-move-asked-subject = Su firma va a pasar a otra dirección
mail-move-asked-open = Alguien (esperamos que usted) quiere que su firma bajo esta carta abierta pertenezca a otra dirección:
mail-move-asked-words = Si esa dirección confirma, los enlaces a su firma van allí y los que usted tiene terminan. Entonces le escribiremos una vez más.
mail-move-asked-not-you = Si no fue usted, otra persona tiene el enlace a su firma. Detenga el cambio: terminan todos los enlaces actuales y usted recibe uno nuevo.
mail-move-asked-link = Detener el cambio
mail-moved-subject = Su firma ha pasado a otra dirección
mail-moved-open = Su firma bajo esta carta abierta pertenece ahora a otra dirección:
mail-moved-words = Esa dirección lo ha confirmado. Todos los enlaces que usted tiene a su firma han terminado.
mail-moved-not-you = Si no fue usted, recupérela hasta el { $time } UTC. Después borramos esta dirección.
mail-moved-link = Recuperarla en esta dirección
mail-moved-back-subject = Una firma ha vuelto a la dirección anterior
mail-moved-back-open = Una firma bajo esta carta abierta había pasado a esta dirección. Ahora vuelve a pertenecer a la dirección anterior:
mail-moved-back-words = Quien lee aquel buzón la ha recuperado. Todos los enlaces que usted tiene a ella han terminado, y borramos esta dirección. Puede firmar usted con ella cuando quiera.
mail-lost-subject = El enlace a su firma
mail-lost-found = Alguien (esperamos que usted) ha pedido el enlace a su firma bajo esta carta abierta:
mail-lost-nothing = Alguien (esperamos que usted) ha pedido el enlace a una firma con esta dirección. No hay ninguna bajo esta carta abierta:
mail-lost-other-address = Quizá firmó con otra dirección, todavía no ha confirmado o ha retirado su firma.
mail-lost-not-you = Si no fue usted, no tiene que hacer nada. No se ha cambiado nada y nadie ha sabido si usted firmó.
mail-employer = Si esta es una dirección del trabajo, es posible que allí se pueda leer este correo.
mail-private = La carta es privada hasta el { $time } UTC. Por favor, no hable de ella antes.
mail-share = Para difundir la carta, comparta esta dirección y no este correo
mail-sent-for = Enviado por { $sender }. Organiza esta carta: { $organizer }.
mail-sent-by = Enviado por { $sender }.

## Buzón de desarrollo
# $url is the address that the site believes to have.
site-exposed = Este sitio aún no está listo para recibir visitas: funciona en modo de desarrollo, en { $url }, que solo encuentra su propia máquina. Quien lo administra debe iniciarlo con su dirección pública (--public-url) y un servidor de correo (--smtp-url).
mailbox-title = Buzón de desarrollo
mailbox-words = Este sitio funciona en su propio equipo, sin servidor de correo. Lo que enviaría se muestra aquí, y solo aquí.
mailbox-empty = Todavía no hay correos.

## Encontrar y compartir
feed-title = Novedades de «{ $letter }»
card-kind = Carta abierta
share-title = Dar a conocer
share-address = Dirección de esta carta
share-mail = Escribir un correo sobre ella
share-button = Compartir
share-copy = Copiar la dirección
share-copied = Copiada
share-networks = Compartir en
share-after-title = Páselo
share-after = Puede mostrar la carta a otras personas. Lo que envía no le nombra en ninguna parte.
share-words = He firmado «{ $title }»:
share-embed = Mostrar esta carta en su propio sitio
share-embed-words = Copie esto en su página
embed-read = Leer esta carta
embed-new-tab = { $link } (se abre en otra pestaña)

## Privacidad
privacy-link = Privacidad
privacy-title = Privacidad
privacy-lead = Qué guarda este sitio de usted, por qué, durante cuánto tiempo y cómo ponerle fin.
privacy-reading = Cuando lee
privacy-reading-nothing = No se guarda nada sobre usted. No hay cookies para quien lee, no se carga nada de otros sitios y nadie sigue sus visitas. Solo quedan sumas: cuántas veces al día se abrió una carta desde un enlace de qué otro sitio.
privacy-reading-log = El registro del sitio anota qué clase de página se pidió, cuándo y cuánto se tardó en responder. No anota ni su dirección de red ni qué enlace privado usó. Quien gestiona las máquinas y las líneas intermedias puede llevar sus propios registros.
privacy-signing = Cuando firma
privacy-signing-kept = Se guarda:
privacy-kept-words = lo que escribe en el formulario, para que su firma aparezca como usted quiere;
privacy-kept-address = su dirección de correo, cifrada, y huellas con clave de ella, de su buzón y de su proveedor, para que cada dirección firme una sola vez y se noten las firmas falsas;
privacy-kept-choices = lo que eligió: quién puede ver su nombre, si quiere novedades, las palabras que aceptó y la versión de la carta que se le mostró;
privacy-kept-times = cuándo envió y confirmó el formulario, y un registro de lo que se ha hecho con su firma desde entonces. Ese registro no contiene nombres, palabras ni direcciones.
privacy-not-kept = No se guardan ni su dirección de red ni el tipo de su dispositivo. Una huella con clave de la red de la que vino el formulario, que no dice quién es usted ni cuál es su dirección, se conserva dos días, para notar cuándo llegan muchísimos formularios de un mismo lugar; su clave se destruye cada noche.
privacy-first = Las primeras firmas las inscribe el equipo organizador de la carta. Si su nombre está ahí y no lo desea, escríbale.
privacy-why = Por qué
privacy-why-consent = Para que su firma cuente, y porque lo aceptó al enviar y confirmar el formulario. Donde se aplica el derecho europeo, es su consentimiento (RGPD, artículo 6, apartado 1, letra a, y artículo 9, apartado 2, letra a, porque una firma puede mostrar lo que piensa en política). Puede retirarlo en cualquier momento; lo hecho hasta entonces sigue siendo lícito.
privacy-who = Quién lo ve
privacy-who-public = Todo el mundo ve su nombre y sus palabras si así lo eligió, en la página y en los archivos que se pueden descargar. Lo que otros hayan copiado de ahí queda fuera de nuestro alcance.
privacy-who-organizers = Quienes organizan cartas en este sitio ven lo que escribió, también si pidió no aparecer.
privacy-who-address = De su dirección de correo el público no ve nada, y el equipo organizador solo el proveedor de correo. Alguien del equipo puede mirarla por un motivo; queda registrado, y en la página de su firma usted lee cuándo, quién y por qué. Se descifra para escribirle: para pedirle que confirme, para decirle cómo está su firma y con novedades si las pidió. Quien gestiona este sitio tiene la clave.
privacy-mail = Nuestros correos los entrega { $host }, que así conoce su dirección y lo que le escribimos.
privacy-no-mail = Este sitio todavía no tiene servidor de correo. Hasta entonces, nadie puede firmar desde fuera.
privacy-who-nobody = No se cede nada a nadie más. A los programas que reúnen textos para entrenar modelos se les pide que se queden fuera.
privacy-how-long = Cuánto tiempo
privacy-how-long-form = { $count ->
    [one] Un formulario que nadie confirma se borra al cabo de { NUMBER($count) } día.
   *[other] Un formulario que nadie confirma se borra al cabo de { NUMBER($count) } días.
}
privacy-how-long-signature = Una firma permanece tanto como su carta, salvo que usted la retire.
privacy-how-long-withdrawn = Cuando la retira, su nombre, sus palabras y su dirección se borran de inmediato. Quedan el número, las fechas y una huella con clave, de la que no se puede leer su dirección.
privacy-how-long-lost = La dirección que alguien escribe para recibir de nuevo un enlace perdido se guarda cifrada durante un día.
privacy-how-long-moved = Si pasa su firma a otra dirección, la anterior se guarda cifrada durante 7 días, para que la firma pueda recuperarse, y después se borra. Una dirección a la que se pregunta y no confirma se borra a los 3 días.
privacy-how-long-refused = Si nos pidió no escribirle nunca más, se guarda una huella con clave de su dirección para que podamos cumplirlo.
privacy-how-long-report = Lo que escribe quien avisa de un nombre de la lista se guarda hasta que el equipo organizador decide, tres meses como máximo; no se guarda quién lo escribió. Para notar a quien vuelve con un nombre falso, se guarda durante medio año una huella con clave del nombre, salvo que el aviso no fuera acertado.
privacy-how-long-backup = Una copia de seguridad que el equipo organizador hizo antes puede contener lo borrado desde entonces, mientras no se elimine.
privacy-rights = Qué puede hacer
privacy-rights-yourself = El enlace de nuestros correos abre su firma. Ahí puede verla, modificarla, ocultar su nombre, dejar de recibir novedades, descargar todo lo que se guarda de usted y retirarla, en cualquier momento, también cuando la carta ya no admite firmas. Si ha perdido el enlace, la página de la carta se lo envía de nuevo.
privacy-rights-write = Si eso no basta, o para oponerse a algo, escriba al equipo organizador de la carta.
privacy-rights-complain = Si eso no basta, puede reclamar ante la autoridad de protección de datos del lugar donde vive, donde trabaja o donde está el equipo organizador.
privacy-letters = Quién responde de cada carta
privacy-letter-responsible = Responsable:
privacy-letter-nobody = El equipo organizador no ha dicho aquí quién es.
privacy-letter-until = Las direcciones de correo se guardan hasta el { $day } y después se borran.
privacy-letter-each = { $count ->
    [one] Cada dirección de correo se guarda { NUMBER($count) } día después de la firma y después se borra.
   *[other] Cada dirección de correo se guarda { NUMBER($count) } días después de la firma y después se borra.
}

## Accesibilidad
accessibility-link = Accesibilidad
accessibility-title = Accesibilidad
accessibility-lead = Todo el mundo debe poder leer una carta y firmarla. La medida es WCAG 2.2, nivel AA.
accessibility-done = Qué se hace para ello
accessibility-script = Todas las páginas funcionan sin JavaScript, también en navegadores de texto.
accessibility-keyboard = A todo se llega con el teclado, en el orden en que se lee, y se ve dónde se está.
accessibility-sight = El texto se puede ampliar al 400 % sin desplazarse de lado. Se respetan el claro y el oscuro, los colores de su sistema y la reducción del movimiento.
accessibility-languages = Cada texto dice en qué idioma está y en qué sentido se lee, para que los lectores de pantalla lo pronuncien bien.
accessibility-forms = Un formulario conserva lo que escribió, dice arriba y junto a cada campo lo que falta, y no tiene límite de tiempo ni acertijos.
accessibility-pictures = Una imagen o un dibujo hecho de caracteres no aparece en una carta sin palabras que lo describan.
accessibility-limits = Dónde termina
accessibility-limits-texts = Las palabras de las cartas y las que describen las imágenes son del equipo organizador. No podemos prometer que sean fáciles de entender.
accessibility-limits-audit = Nadie de fuera ha examinado este sitio para nosotros.
accessibility-tell = ¿Algo no le funciona?
accessibility-tell-words = Escriba al equipo organizador de la carta que estaba leyendo.

## Errores
letters-here = Las cartas de este sitio
error-not-found = No hay nada en esta dirección
error-not-found-words = Quizá falte una parte del enlace, o la página haya cambiado de sitio.
error-did-you-mean = ¿Buscaba esta carta?
error-gone = Esta carta fue retirada
error-gone-words = El equipo organizador la ha retirado. Ya no se muestran sus firmas.
error-gone-more = Más sobre la retirada, y el camino a su firma
error-bad-request = Esto no ha funcionado
error-cross-site = Este formulario venía de otro sitio y no se ha aceptado. Abra la página aquí e inténtelo de nuevo.
error-not-a-form = Lo que se envió no es ninguno de nuestros formularios. Vuelva atrás e inténtelo de nuevo.
error-not-text = Lo que se envió no es texto legible (UTF-8). Vuelva atrás e inténtelo de nuevo.
error-method = Esta dirección no se puede abrir de este modo. Vuelva a la carta e inténtelo de nuevo.
error-damaged-link = Falta una parte de este enlace. Ábralo otra vez o firme de nuevo.
error-too-large = Era demasiado
error-too-large-words = Lo que se envió es más grande que cualquiera de nuestros formularios. Vuelva atrás y acórtelo.
error-forbidden = No tiene permiso para esto
error-forbidden-words = Inicie sesión con una cuenta que lo tenga.
error-too-many = Demasiadas veces en poco tiempo
error-too-many-words = Inténtelo de nuevo después del { $time } UTC. No se ha guardado nada de lo que escribió.
error-unavailable = El sitio está tomando aliento
error-unavailable-words = Inténtelo de nuevo dentro de un minuto. Si había enviado un formulario, envíelo otra vez: hacerlo dos veces no causa ningún problema.
page-out-of-date = Puede que esta página no esté al día: desde { $time } el sitio no puede saber quién ha firmado o se ha retirado. Lo intenta cada segundo.
error-unavailable-form = El sitio no puede aceptar su formulario en este preciso momento. No se ha perdido nada de lo que escribió: pulse el botón dentro de unos segundos. Hacerlo dos veces no causa ningún problema.
error-unavailable-again = Enviarlo de nuevo
error-read-only = Por ahora el sitio solo se puede leer
error-read-only-words = Quienes lo administran han suspendido todos los cambios por un tiempo, para trasladarlo o reparar algo. Vuelva más tarde.
error-read-only-form = Quienes administran el sitio han suspendido todos los cambios por un tiempo, para trasladarlo o reparar algo. No se ha perdido nada de lo que escribió: deje esta página abierta y pulse el botón más tarde.
error-internal = Algo se ha roto de nuestro lado
error-internal-words = No es culpa suya. Inténtelo de nuevo; si vuelve a ocurrir, comunique esta referencia al equipo organizador.
error-reference = Referencia: { $reference }

## Para el equipo organizador
organize-nav = Páginas del equipo organizador
organize-letters = Cartas
organize-team = Equipo
organize-site = Sitio
organize-account = Mi cuenta
organize-logout = Cerrar sesión
organize-title = Organizar
organize-waiting = { $count ->
    [0] Nada espera una decisión.
    [one] { NUMBER($count) } espera una decisión.
   *[other] { NUMBER($count) } esperan una decisión.
}
organize-texts-waiting = { $count ->
    [one] { NUMBER($count) } texto modificado espera.
   *[other] { NUMBER($count) } textos modificados esperan.
}
organize-login-title = Iniciar sesión para organizar
organize-password = Contraseña
organize-login-button = Iniciar sesión
organize-forgot-link = No puedo iniciar sesión
organize-signed-out = Ha cerrado la sesión.
organize-too-often = Demasiados intentos con esta dirección. El siguiente será posible después de las { $time } UTC. Si no fueron suyos, pida que le enviemos un enlace: con él entra de inmediato.
organize-code-title = El código de su teléfono
organize-code-words = Escriba las seis cifras que su aplicación muestra ahora, o uno de sus códigos de recuperación.
organize-code = Código
organize-forgot-title = Establecer otra contraseña
organize-forgot-words = Enviamos un enlace a su dirección si tiene una cuenta aquí. Sirve una vez, durante una hora. Su segundo factor queda como está.
organize-forgot-asked = Si esta dirección tiene una cuenta aquí, un enlace va en camino. Mire también en la carpeta de correo no deseado.
organize-welcome-title = Establecer su contraseña
organize-welcome-words = Deje que su gestor de contraseñas cree una, o tome una frase propia: al menos 12 caracteres, y nada que otros probarían primero.
organize-new-password = Contraseña nueva
organize-set-button = Establecer contraseña
organize-link-ended-title = Este enlace ya no sirve
organize-link-ended = Un enlace para establecer una contraseña sirve una vez, y no para siempre. Pida otro.
organize-password-title = Cambiar la contraseña
organize-current-password = Su contraseña actual
organize-factor-title = Segundo factor
organize-factor-is-on = Al iniciar sesión se le pide también un código de su teléfono.
organize-factor-is-off = Su contraseña sola abre esta cuenta. Un código de su teléfono deja fuera a quien la averigüe.
organize-recovery-left = { $count ->
    [0] No queda ningún código de recuperación: desactívelo y actívelo de nuevo para tener otros.
    [one] Queda { NUMBER($count) } código de recuperación.
   *[other] Quedan { NUMBER($count) } códigos de recuperación.
}
organize-factor-link = Configurar el segundo factor
organize-factor-needed = Las personas responsables de este sitio necesitan un segundo factor. En cuanto esté activado, tendrá acceso a todas las páginas.
organize-factor-scan = Escanee esta imagen con una aplicación de códigos de un solo uso, como la de su gestor de contraseñas.
organize-factor-picture = El secreto como imagen para su aplicación (código QR). El mismo secreto está abajo como texto.
organize-factor-type = O escriba allí este secreto:
organize-factor-on-button = Activar
organize-factor-another = Para otro teléfono, desactívelo y configúrelo de nuevo allí.
organize-factor-off-button = Desactivar
organize-recovery-title = Guarde estos códigos de recuperación
organize-recovery-words = El segundo factor está activado. Si pierde el teléfono, cada uno de estos códigos le deja entrar una vez. Solo se muestran ahora: imprímalos, o guárdelos donde guarda sus contraseñas.
organize-recovery-kept = Los he guardado
organize-sessions-title = Dónde tiene la sesión abierta
organize-browser-unknown = Un navegador desconocido
organize-session-here = aquí
organize-session-times = Desde { $begun } UTC, último uso { $seen } UTC
organize-session-end = Cerrar allí la sesión
organize-done-password = Su contraseña ha cambiado. Las demás sesiones se han cerrado.
organize-done-session = Esa sesión se ha cerrado.
organize-done-factor-off = El segundo factor está desactivado.
organize-role = Función
organize-role-owner = Responsable
organize-role-owner-hint = Hace todo, también invita a otras personas.
organize-role-moderator = Moderación
organize-role-moderator-hint = Decide sobre las firmas.
organize-role-observer = Observación
organize-role-observer-hint = Lee las cifras y lo que es público.
organize-is-invited = Con invitación, aún sin contraseña
organize-is-active = Aún no ha iniciado sesión
organize-seen = Última sesión el { $day }
organize-is-disabled = Cerrada
organize-invite-title = Invitar a alguien
organize-invite-email = Su dirección de correo
organize-invite-button = Invitar
organize-again = Su propia contraseña, otra vez
organize-role-button = Cambiar la función
organize-reset-words = Empezar de nuevo: la contraseña, el segundo factor y las sesiones de esta cuenta terminan, y su titular recibe otro enlace.
organize-reset-button = Permitir empezar de nuevo
organize-disable-words = Cerrar la cuenta: se cierran todas sus sesiones y no puede volver a entrar. Lo que hizo queda registrado.
organize-disable-button = Cerrar la cuenta
organize-link-by-hand = Este sitio no envía correo. Entregue usted este enlace; establece la contraseña, una vez:
organize-team-back = Volver al equipo

switches-words = Lo que se pausa aquí queda en pausa para todos en un segundo.
switch-signing = Firmas
switch-signing-hint = Los formularios de todas las cartas están cerrados. Quien haya rellenado uno todavía puede confirmarlo.
switch-signing-since = Las firmas están en pausa desde el { $time } UTC.
switch-signing-off = Pausar las firmas
switch-signing-on = Volver a abrir las firmas
switch-mail = Correo
switch-mail-hint = Todo el correo espera, también el que la gente necesita para confirmar.
switch-mail-since = El correo está retenido desde el { $time } UTC.
switch-mail-off = Retener el correo
switch-mail-on = Volver a enviar el correo
switch-site = Cambios
switch-site-hint = El sitio solo muestra: nadie puede firmar, confirmar, modificar ni retirarse, y los organizadores no pueden decidir nada. Para un traslado a otra máquina.
switch-site-since = El sitio solo muestra desde el { $time } UTC.
switch-site-off = Dejar que el sitio solo muestre
switch-site-on = Volver a permitir cambios
switch-note = Por qué, para los demás organizadores
switch-mail-waits = { $count ->
    [one] Un correo espera desde el { $time } UTC.
   *[other] { NUMBER($count) } correos esperan, el más antiguo desde el { $time } UTC.
}
switch-mail-none = No espera ningún correo.
switch-mail-drop-hint = Tras restablecer una copia de seguridad, estos correos ya se enviaron. Lo que se descarta no se envía nunca; a quien le falte un enlace puede pedirlo en el sitio.
switch-mail-drop = Descartarlo
switch-done-off = Está en pausa.
switch-done-on = Sigue adelante.
switch-done-drop = El correo que esperaba se ha descartado.
organize-done-invited = La invitación está hecha.
organize-done-role = La función ha cambiado.
organize-done-reset = La contraseña, el segundo factor y las sesiones han terminado. Sirve un enlace nuevo.
organize-done-disabled = La cuenta está cerrada.
error-sign-in = Esta dirección y esta contraseña no van juntas. Revise las dos.
error-second-factor = Este no es un código de este momento. Espere al siguiente, o use un código de recuperación que no haya usado.
error-password-short = Use al menos 12 caracteres.
error-password-long = Use como máximo 256 caracteres.
error-password-common = Es de las primeras que otros probarían. Elija algo propio.
error-password-wrong = Esta no es su contraseña. Inténtelo de nuevo.
error-role-missing = Elija una función.
error-account-exists = Esta dirección ya tiene una cuenta.
error-last-owner = Alguien debe seguir siendo responsable. Nombre antes a otra persona.
mail-organizer-invitation-subject = Le invitan a organizar
mail-organizer-invitation-open = Le invitan a trabajar en las cartas abiertas de { $site }. Lo que haría allí:
mail-organizer-link-subject = Establezca su contraseña
mail-organizer-link-open = Con este enlace establece la contraseña de su cuenta en { $site } e inicia sesión.
mail-organizer-link-until = Sirve una vez, hasta el { $time } UTC.
mail-organizer-link-not-you = Si no lo pidió, no tiene que hacer nada: su contraseña queda como está.
mail-organizer-sign-in-subject = Alguien ha iniciado sesión en su cuenta
mail-organizer-sign-in-open = Alguien, esperamos que usted, ha iniciado sesión en su cuenta de { $site }:
mail-organizer-sign-in-not-you = Si no fue usted, cambie ahora su contraseña: eso cierra las demás sesiones.
organize-letter-nav = Páginas de esta carta
queue-title = Lo que espera
queue-more = Otras esperan detrás; avanzan a medida que usted decide.
queue-next = Ver las que esperan detrás
queue-front = Volver a las que llevan más tiempo esperando
queue-since = Desde el { $time } UTC
queue-edit = Un cambio del número { NUMBER($number) }
queue-report = Un aviso sobre el número { NUMBER($number) }
queue-now = Como está ahora
queue-wanted = Como quedaría
queue-reported = Alguien dice:
queue-reason = Motivo, si no debe figurar
queue-reason-hint = Lo lee quien firmó.
queue-publish = Publicar
queue-reject = Rechazar
queue-dismiss = El nombre puede quedarse
queue-take-down = Retirarlo
queue-undo = Deshacer
queue-done-published = Está publicada y se avisa a quien firmó.
queue-done-rejected = No figura, y se explica el motivo a quien firmó.
queue-done-dismissed = El aviso está cerrado; el nombre sigue como antes.
queue-done-undone = Vuelve a esperar, y se avisa a quien firmó.
queue-done-otherwise = No se cambió nada: ya no está como usted la vio. Alguien fue más rápido, o quien firmó la cambió o la retiró.
error-reason-missing = Indique el motivo: lo lee quien firmó.
held-anonymous = No nombra a nadie: la línea dirá «Anónimo».
held-group = Habla por muchas personas: compruebe que quien lo hace puede hacerlo.
held-everyone = Toda firma de esta carta se revisa primero.
held-watched = El nombre, o uno que se le parece, está en la lista de vigilancia.
held-first-signatory = El nombre, o uno que se le parece, es el de un primer firmante.
held-reported = Alguien avisó sobre una firma con este nombre.
held-scripts = Una palabra mezcla letras de varios alfabetos, algunas parecidas entre sí.
held-link = Hay un enlace o una dirección en las palabras.
held-mailbox = El buzón firmó con otro nombre: el de una familia, o una persona dos veces.
held-burst = Llegaron muchos formularios a la vez desde su red: una oficina, un tren o una persona muchas veces.
held-restored = Se modificó después de la copia de seguridad con la que se restableció este sitio. El cambio se ha perdido: pudo ocultar el nombre o corregir palabras.
held-honeypot = Se rellenó un campo que las personas no ven, como hacen los programas.

## Equipo organizador: textos, enlaces, registro
texts-title = Textos
texts-none-wait = No espera ningún texto modificado. Cuando se guarda un cambio en el texto de una carta que ya tiene firmas, espera aquí su decisión.
texts-waits = Espera un texto modificado:
texts-other-waits = Espera otro texto modificado:
texts-other-title = Tendría otro título:
texts-since = Guardado { $time } UTC. Hasta que usted decida, todo el mundo lee y firma el texto vigente.
texts-note = Qué ha cambiado y por qué
texts-note-hint = Todo el mundo puede leerlo junto a las versiones del texto. Tras un cambio sustancial figura también en el correo a quienes firmaron, y no puede quedar vacío.
texts-first-agree = Las primeras personas firmantes, que no reciben correo desde aquí, están de acuerdo con el nuevo texto: desde ahora sus líneas pertenecen a él.
texts-editorial-words = Editorial: corrige el texto, que dice lo mismo que antes. Todas las firmas quedan como están y no se escribe a nadie.
texts-editorial-button = Poner en vigor como cambio editorial
texts-material-words = { $count ->
    [0] Sustancial: la carta dice otra cosa. Nadie ha firmado aún el texto vigente.
    [one] Sustancial: la carta dice otra cosa. Hay una firma bajo el texto vigente; a quien la dio, si hay dirección, se le pide por correo que mire el nuevo y que siga o se retire. Hasta entonces, la firma pertenece al texto que se firmó.
   *[other] Sustancial: la carta dice otra cosa. Hay { NUMBER($count) } firmas bajo sus textos hasta ahora; a cada persona a la que se pueda llegar se le pide por correo que mire el nuevo y que siga o se retire. Hasta que respondan, sus firmas pertenecen al texto que firmaron.
}
texts-material-button = Poner en vigor como cambio sustancial y preguntar a quienes firmaron
texts-done-editorial = El texto está en vigor, como cambio editorial. No se escribe a nadie.
texts-done-material = El texto está en vigor, como cambio sustancial. Quienes firmaron uno anterior y pueden ser localizados reciben un correo.
texts-asking = Se está preguntando por el texto modificado a quienes firmaron antes: { NUMBER($number) } de { NUMBER($count) } hasta ahora. Continúa por sí solo; lo que lee el público ya es correcto.
texts-done-otherwise = No se ha cambiado nada: entretanto se guardó otro texto, o decidió otra persona. Mire, por favor, lo que hay ahora.
texts-history-link = Tal como las lee todo el mundo, con lo que cambió
texts-when = En vigor desde (UTC)
texts-as = Como
error-text-note-missing = Diga, por favor, qué ha cambiado y por qué: a quienes firmaron se les pide su acuerdo otra vez.
access-title = Enlaces privados
access-words = Quien tiene un enlace privado ve la carta antes que el público. Dé cada uno a una sola persona o redacción, y termínelo cuando ya no haga falta.
access-none = Aún no hay ningún enlace privado.
access-read = Leer la carta
access-read-hint = Y nada más.
access-sign = Leerla y firmarla
access-sign-hint = Antes de que se publique. No se muestra quién ha firmado.
access-press = Para la prensa: leerla y ver quién ha firmado
access-press-hint = Con la lista y los archivos, como los verá todo el mundo.
access-until = Funciona hasta { $time } UTC
access-ended = Terminado { $time } UTC
access-expired = Caducado { $time } UTC
access-uses = { $count ->
    [0] ningún formulario enviado, ningún archivo descargado
    [one] un formulario enviado o un archivo descargado
   *[other] { NUMBER($count) } formularios enviados o archivos descargados
}
access-end = Terminar este enlace
access-make-title = Crear un enlace
access-label = Para quién
access-label-hint = Con sus propias palabras; solo lo ve el equipo organizador.
access-admits = Qué abre
access-last-day = Último día
access-last-day-hint = Termina con ese día, en UTC.
access-make = Crear el enlace
access-done-made = El enlace está creado. Copie su dirección de la lista.
access-done-ended = El enlace ha terminado: ya no abre nada.
error-link-admits = Elija, por favor, qué abre el enlace.
error-link-label = Escriba, por favor, para quién es el enlace: así sabrá después cuál terminar.
error-link-until = Elija, por favor, un día a partir de hoy, como máximo dentro de un año.
audit-title = Registro
audit-words = Quién hizo qué, lo último primero. Nada se puede cambiar ni borrar; no contiene nombres, palabras ni direcciones de quienes firmaron.
audit-nothing = No se encuentra nada con esto.
audit-pages = Páginas del registro
audit-earlier = Anteriores
audit-file = Estas líneas como archivo (CSV)
audit-all = Todo
audit-letter = Carta
audit-who = Quién
audit-act = Qué
audit-from = Desde, primer día (UTC)
audit-to = Hasta, último día (UTC)
audit-signature = Firma, por su identificador
audit-search = Mostrar
audit-whole = Todo el registro
audit-by-signer = quien firmó
audit-by-reader = quien lee
audit-by-organizer = alguien del equipo organizador
audit-by-command-line = la línea de comandos
audit-by-site = el propio sitio
audit-by-you = usted
audit-of-signature = firma
audit-of-account = cuenta:
act-confirm = Se confirmó una firma desde su buzón.
act-publish = Se publicó una firma.
act-reject = Se rechazó o retiró de la lista una firma.
act-hold = Se revocó una decisión: la firma espera de nuevo.
act-withdraw = Se retiró una firma, y se borraron sus palabras y su dirección.
act-edit = Quien firmó cambió su firma.
act-renew-link = Alguien puso fin a los enlaces de su firma y recibió uno nuevo.
act-ask-to-move = Alguien pidió pasar su firma a otra dirección.
act-stop-move = Se detuvo el paso de una firma a otra dirección.
act-move-address = Una firma pasó a otra dirección.
act-move-back = Una firma volvió a la dirección anterior.
act-accept-edit = Se aceptó el cambio de una firma.
act-decline-edit = Se rechazó el cambio de una firma.
act-take-back-edit = Quien firmó retiró un cambio que esperaba.
act-enter = El equipo organizador introdujo una firma.
act-rewrite = Se cambió en el archivo la línea de una de las primeras firmas.
act-renew = Una firma pertenece ahora al nuevo texto.
act-show = Se mostró un nombre que estaba junto a otros.
act-take-back-notice = Se retiró el aviso de que se mostrarían nombres.
act-look-at-address = Se miró la dirección de una firma.
act-erase-address = Se borró la dirección de una firma, pues había pasado su plazo.
act-report = Se denunció un nombre de la lista.
act-dismiss-report = Se cerró una denuncia; el nombre sigue.
act-change-text = Se puso en vigor un texto modificado.
act-tell-of-withdrawal = Se ordenó avisar por correo a los firmantes de que la carta se retiró.
act-told-of-withdrawal = Se avisó por correo a todos los firmantes de que la carta se retiró.
act-stop-telling-of-withdrawal = La carta vuelve a estar en pie: no se avisó a nadie más de su retirada.
act-make-link = Se creó un enlace privado.
act-end-link = Se terminó un enlace privado.
act-sign-in = Alguien inició sesión.
act-invite-organizer = Se invitó a alguien a organizar.
act-claim-account = Se estrenó una cuenta: se fijó su contraseña por primera vez.
act-change-role = Se cambió el papel de una cuenta.
act-reset-organizer = Se reinició una cuenta.
act-disable-organizer = Se cerró una cuenta.
act-switch-off = Se pausó algo para todo el sitio.
act-switch-on = Lo que estaba en pausa para todo el sitio sigue adelante.
act-drop-mail = Se descartó correo que esperaba.
act-set-password = Se fijó una contraseña.
act-end-password = Una contraseña dejó de valer, porque se había cambiado después de la copia de seguridad restaurada.
act-turn-second-factor-on = Se activó un segundo factor.
act-turn-second-factor-off = Se desactivó un segundo factor.
error-audit-who = Elija, por favor, a alguien de la lista.
error-audit-letter = No existe esa carta.
error-audit-day = Escriba este día así: 2026-11-23.
error-audit-signature = Esto no es el identificador de una firma. Tiene 36 caracteres, como en la lista de abajo.
act-feature = Se puso una firma entre las primeras.
act-unfeature = Se quitó una firma de entre las primeras.
act-feature-earlier = Se adelantó una firma entre las primeras.
act-feature-later = Se atrasó una firma entre las primeras.
dashboard-title = Resumen
dashboard-count = El número
dashboard-forms = formularios cuyo buzón aún no se ha confirmado
dashboard-waiting = firmas que esperan una decisión
dashboard-rejected = rechazadas o quitadas de la lista
dashboard-withdrawn = retiradas después de haber contado
dashboard-held = Lo que espera una decisión
dashboard-held-count = { $count ->
    [0] No espera ninguna firma.
    [one] Espera una firma.
   *[other] Esperan { NUMBER($count) } firmas.
}
dashboard-by-reason = Por qué esperan; una puede tener varios motivos
dashboard-mail = Correo
dashboard-mail-none = En las últimas 24 horas ningún formulario ha causado correo.
dashboard-mail-day = Del formulario a la firma, en las últimas 24 horas
dashboard-mail-step = Correos que piden confirmar
dashboard-mail-count = Correos
dashboard-mail-all = Todos
dashboard-mail-waiting = Pendientes de envío
dashboard-mail-sent = Aceptados por el servidor de correo
dashboard-mail-failed = Abandonados
dashboard-mail-confirmed = Confirmados: el formulario se hizo firma
dashboard-domains = Por dominio de correo, de los últimos correos
dashboard-domain = Dominio
dashboard-domain-others = Otros, y los de menos de { $least } correos
dashboard-short-all = Todos
dashboard-short-waiting = Pendientes
dashboard-short-sent = Enviados
dashboard-short-failed = Fallidos
dashboard-short-confirmed = Confirmados
dashboard-outlook = El correo de todas las cartas
dashboard-owed = { $count ->
    [0] No espera ningún correo.
    [one] Espera un correo.
   *[other] Esperan { NUMBER($count) } correos.
}
dashboard-retried = { $count ->
    [0] Ninguno fue aplazado.
    [one] Uno fue aplazado por un servidor de correo y se intenta otra vez.
   *[other] { NUMBER($count) } fueron aplazados por un servidor de correo y se intentan otra vez.
}
dashboard-hour-left = Quedan { $left } de { $limit } correos por hora.
dashboard-day-left = Quedan { $left } de { $limit } correos por día.
dashboard-no-quota = No hay cuota fijada: el correo sale tan rápido como lo acepta el servidor.
dashboard-paused = El servidor de correo no aceptó correo; el próximo intento es { $time } UTC.
dashboard-last-at = El último que espera saldrá hacia { $time } UTC.
dashboard-last-now = Salen ahora.
dashboard-returned = Lo que volvió en los últimos 30 días
dashboard-returned-none = No volvió nada.
dashboard-returned-kind = Lo que dicen los servidores
dashboard-returned-hint = Contado según lo que responden los servidores de correo y los informes que vuelven. Nada en ello dice de quién se trata.
dashboard-not-known = Causa desconocida, según el código de la respuesta: { $codes }
dashboard-no-code = sin código
dashboard-refused-title = Otros servidores rechazan el correo de este sitio
dashboard-refused = Es un problema del sitio, no de quienes firman: sus direcciones se conservan, pero puede que el correo no les llegue. Quien administra el sitio puede arreglarlo; esto dicen los servidores:
dashboard-refused-count = { $count ->
    [one] un correo, el { $time } UTC
   *[other] { $count } correos, el último el { $time } UTC
}
returned-no-mailbox = No existe el buzón: apartado
returned-full = Buzón lleno
returned-later = Por ahora no
returned-suspended = Cuenta suspendida
returned-suppressed = Nuestro proveedor no escribe allí: ya fue devuelto
returned-block-list = Nos rechazan: lista de bloqueo
returned-spf = Nos rechazan: SPF
returned-dkim = Nos rechazan: DKIM
returned-dmarc = Nos rechazan: DMARC
returned-rate = Nos rechazan: demasiados correos
returned-sender = Nos rechazan: nuestra dirección de remitente
returned-content = Nos rechazan: parece spam
returned-relay = Nos rechazan: no para ese dominio
returned-policy = Nos rechazan: otra norma
returned-not-known = Abandonado, causa desconocida
returned-complaint = Marcado como spam: novedades terminadas
dashboard-referrers = De dónde vienen quienes leen
dashboard-referrers-month = Sitios que llevaron a la carta, en los últimos 30 días
dashboard-referrers-none = Aún no se sabe nada.
dashboard-referrers-hint = Sumas por sitio, según dicen los navegadores, y nada de quién vino. Los sitios de los que vinieron menos de cinco no se guardan, y las visitas que respondió una caché no se cuentan. Cualquiera puede fingir que viene de donde sea: abra esas direcciones con cuidado.
dashboard-site = Sitio
dashboard-visits = Visitas
dashboard-text-since = En vigor desde { $time } UTC
dashboard-text-signed = { $count ->
    [0] ninguna firma publicada
    [one] una firma publicada
   *[other] { NUMBER($count) } firmas publicadas
}
dashboard-links = { $count ->
    [0] No hay ningún enlace privado abierto.
    [one] Hay un enlace privado abierto.
   *[other] Hay { NUMBER($count) } enlaces privados abiertos.
}
dashboard-problems = Por corregir en los archivos de las cartas
retraction-title = Decir a los firmantes que la carta se ha retirado
retraction-words = La carta está retirada. Una sola vez puede decírselo por correo a quienes la firmaron. El correo va a todas las personas que confirmaron su firma y la mantienen, quisieran noticias o no, pues se trata de su propia firma; a quien pidió que nunca se le escribiera se le deja en paz.
retraction-unsaid = Junto a la carta no hay ningún withdrawn.md, así que el correo no da ningún motivo. Si quiere dar uno, escriba antes ese archivo.
retraction-count = { $count ->
    [0] No se puede avisar a nadie: no queda ninguna firma confirmada con dirección.
    [one] Una persona recibe este correo.
   *[other] { NUMBER($count) } personas reciben este correo.
}
retraction-mail = { $count ->
    [one] El correo en este idioma: { $language }, a una persona
   *[other] El correo en este idioma: { $language }, a { NUMBER($count) } personas
}
retraction-goes = Donde pone «…», cada persona encuentra el enlace a su propia firma. Estos correos salen después de todo lo que alguien espera, y dentro del cupo. Si la carta vuelve a estar en pie antes de que salgan todos, los demás no se envían.
retraction-button = { $count ->
    [one] Decírselo a una persona, de una vez por todas
   *[other] Decírselo a { NUMBER($count) } personas, de una vez por todas
}
# $who is an organizer.
retraction-begun = Se avisó a los firmantes por decisión de { $who }, el { $time } UTC. Esto se hace una vez por carta.
retraction-going = Los correos están en camino: { $sent } de { $all } están resueltos.
retraction-ended = Todos los correos están resueltos: { $sent } de { $all }.
retraction-stopped = La carta vuelve a estar en pie, así que no se envía ninguno más de estos correos: { $sent } de { $all } estaban resueltos.
retraction-done = Los correos están en camino.
retraction-done-before = No se ha enviado nada: ya se había avisado a los firmantes.
retraction-done-otherwise = No se ha enviado nada: la carta ya no está retirada, no se puede avisar a nadie, o este sitio no puede enviar correo.
audit-seek = Buscar en el registro
act-check = El equipo organizador comprobó quién firmó.
act-uncheck = Se retiró la nota de que se comprobó quién firmó.
act-correct = Se corrigió una errata en una firma, y se avisó a quien firmó.
act-take-back-correction = Se retiró la corrección de una firma.
act-ask-signer = Se hizo por correo una pregunta a quien firmó.
act-answer = Quien firmó respondió a una pregunta.
## Importación
import-title = Importar
import-words = Incorpora a quienes firmaron en otro lugar: en papel o en otra plataforma. Junto a sus nombres, cualquiera puede leer que los introdujo el equipo organizador y de dónde vienen.
import-file = Archivo
import-file-hint = CSV, como lo guardan las hojas de cálculo, o una simple lista con un nombre por línea. Las columnas pueden ir en cualquier orden. Todavía no se introduce nada.
import-paste = O pegue una lista, un nombre por línea
import-upload = Verlo antes
import-before = Introducido hasta ahora
import-entered = { $count ->
    [one] Una línea, el { $day }
   *[other] { NUMBER($count) } líneas, el { $day }
}
import-taken-back = Retirado el { $day }
import-take-back = Retirarlo todo
import-take-back-words = Se retiran todas las líneas que nadie ha confirmado como suyas: se borran los nombres y sus números no vuelven a usarse. Después puedes introducir un archivo corregido.
import-take-back-button = Retirar estas líneas
import-done = { $count ->
    [one] Se ha introducido una línea.
   *[other] Se han introducido { NUMBER($count) } líneas.
}
import-done-held = { $count ->
    [one] Una de ellas espera la moderación.
   *[other] { NUMBER($count) } de ellas esperan la moderación.
}
import-done-taken-back = { $count ->
    [one] Se ha retirado una línea.
   *[other] Se han retirado { NUMBER($count) } líneas.
}
import-done-discarded = El archivo se ha descartado. No se ha introducido nada.
import-done-nobody = Ya estaban todos. No se ha introducido nada.
import-preview-title = Antes de introducirlo
import-read-as = Leído como { $encoding }, con las celdas separadas por { $separator }.
import-mark = «{ $mark }»
import-apart = Las filas { $from } a { $until } estaban en una sola línea: cada parte se toma como una persona.
import-read-as-names = Leído como { $encoding }, con una sola columna.
import-rows = { $count ->
    [one] Una fila.
   *[other] { NUMBER($count) } filas.
}
import-tab = tabuladores
import-decide = Lo que hay que decidir antes de inscribir nada
import-decide-encoding = Cómo están escritas las letras: elija abajo la línea en la que los nombres son correctos.
import-decide-header = Si la primera fila nombra las columnas: márquelo abajo o no, y pulse el botón para mostrarlo así.
import-decide-column = Qué contiene la columna { $number }: elíjalo abajo o deje fuera la columna.
import-leave-out-unknown = Omitir { NUMBER($count) } columnas desconocidas
import-head-below = La fila { $row } nombra las columnas; omitir lo que está por encima
import-decide-twice = «{ $field }» está elegido para dos columnas. Solo se puede tomar una.
import-decide-comma = Qué sigue a la coma de los nombres, o a lo que los separa del resto: elíjalo abajo.
import-decide-days = Qué va primero, el día o el mes: elíjalo abajo.
import-decide-namesakes = Filas que quizá hablan de la misma persona que otra: { NUMBER($count) }. Decida abajo.
import-encoding = ¿En qué línea son correctos los nombres?
import-encoding-words = El archivo no dice cómo están escritas sus letras. Esto diría en cada una de las formas probables.
import-encoding-mixed = Algunas de sus líneas están en UTF-8 y otras en una forma más antigua; «UTF-8+windows-1252» lee cada una tal como es.
import-encoding-others = Ninguna es correcta: mostrar otras formas
import-comma = ¿Qué sigue a la coma?
import-behind = ¿Qué sigue a los nombres, como en «{ $cell }»?
import-comma-name = Es parte del nombre, que queda como está.
import-comma-first-name = El nombre de pila.
import-comma-first-name-affiliation = El nombre de pila, y después la organización o afiliación.
import-comma-affiliation = La organización o afiliación.
import-comma-column = Una celda propia: las columnas se muestran abajo.
import-becomes = «{ $before }» pasa a ser «{ $after }».
import-days = ¿Qué va primero en la columna de los días?
import-days-day-first = Primero el día:
import-days-month-first = Primero el mes:
import-day-is = «{ $cell }» es el { $day }
import-namesakes = ¿La misma persona u otra?
import-namesake = La fila { $row } tiene el nombre de la fila { $first } y dice otra cosa
import-namesakes-all = Todas las filas que no se deciden una a una
import-namesake-same = la misma persona: dejar fuera la fila
import-namesake-other = otra persona: inscribir la fila
import-columns = Columnas
import-column = Columna { $number }, «{ $head }»
import-column-bare = Columna { $number }
import-has-header = La primera fila da nombre a las columnas
import-organisations = Todas son organizaciones
import-again = Mostrarlo así
import-no-name-column = Ninguna columna es el nombre. Indica arriba cuál lo es.
import-field-unclear = elija, por favor
import-field-nothing = no usar
import-field-name = Nombre completo
import-field-given = Nombre
import-field-family = Apellidos
import-field-title = Título delante del nombre (como «Dr.»)
import-field-role = Función u ocupación
import-field-organisation = Organización
import-field-city = Ciudad
import-field-country = País
import-field-website = Sitio web
import-field-comment = Unas palabras
import-field-capacity = Calidad (personal, affiliation, group)
import-field-spokesperson = Quién habla por ella (nunca se muestra)
import-field-shown = ¿Se puede mostrar el nombre? (quien dice no, no se muestra)
import-field-hidden = ¿Debe ocultarse el nombre? (quien dice sí, no se muestra)
import-field-email = Correo electrónico (no se muestra nunca)
import-field-day = Día de la firma
import-sample = Las primeras líneas, tal como quedarán
import-lines-file = Las { NUMBER($count) } líneas en un archivo (CSV)
import-row = Fila { $row }
import-has-address = con dirección
import-faults = { $count ->
    [one] Hay que corregir una celda
   *[other] Hay que corregir { NUMBER($count) } celdas
}
import-faults-words = Mientras haya algo mal, no se introduce nada. Corrígelo en tu archivo y vuelve a elegirlo, o deja fuera la columna arriba.
import-faults-file = Todo en un archivo (CSV)
import-mend-letters = { $count ->
    [one] Reparar una celda cuyas letras están dañadas
   *[other] Reparar { NUMBER($count) } celdas cuyas letras están dañadas
}
import-drop-cells = Dejar fuera estas celdas: { $field } ({ NUMBER($count) })
import-drop-rows = Dejar fuera estas filas ({ NUMBER($count) })
import-bare = Conservar los nombres y quitar lo que hay junto a ellos ({ NUMBER($count) })
import-fault = Fila { $row }, { $field }: { $why }
import-why-no-name = falta el nombre.
import-why-names-nobody = no nombra a nadie. Nadie puede firmar sin nombre por otra persona; quita la fila.
import-why-no-person = es un total, un número o un encabezado, y el nombre de nadie.
import-why-not-a-name = esto no parece un nombre.
import-why-holds-more = contiene más que un nombre: un número, un enlace o una cuenta que todo el mundo leería.
import-why-two-addresses = hay una dirección junto al nombre y otra en la columna de direcciones. Conserve la que es suya.
import-why-too-long = es demasiado largo (como máximo { NUMBER($most) } caracteres).
import-why-control = contiene un salto de línea o un carácter de control. Quizá falte una comilla más arriba.
import-why-bidirectional = contiene marcas invisibles que invierten la dirección de la escritura. Escríbelo de nuevo.
import-why-stacked = una letra lleva más marcas de las que tiene cualquier escritura.
import-why-lost = se perdió una letra: el archivo está dañado ahí, se lee de forma equivocada o se guardó con un signo de interrogación en su lugar.
import-why-damaged = las letras están dañadas; probablemente era «{ $meant }».
import-why-country = no conocemos ningún país con este nombre o código.
import-why-website = no es la dirección de una página web.
import-why-email = a esta dirección no se puede enviar correo.
import-why-capacity = debe ser personal, affiliation o group.
import-why-holds-address = contiene una dirección de correo o un número de teléfono que todo el mundo leería.
import-why-consent = no sabemos si esto es sí o no.
import-why-day = no podemos leer aquí ningún día.
import-why-future = este día aún no ha llegado.
import-why-surplus = hay más celdas que columnas. Una celda que contiene el separador necesita comillas.
import-why-quotation = una celda empieza con comillas y faltan las que la cierran: todo lo que sigue quedaría en esta fila. Añádalas o quite las primeras.
import-more = Y { NUMBER($count) } más como estas.
import-notes = Qué se deja fuera y qué espera
import-changed = Fila { $row }: «{ $before }» pasa a ser «{ $after }».
import-dropped = La fila { $row } se deja fuera, como usted eligió.
import-dropped-cell = Fila { $row }, { $field }: «{ $cell }» se deja fuera, como usted eligió.
import-mailboxes = La dirección que estaba junto a un nombre se conserva y nunca se muestra.
import-unanswered-hidden = Filas que no dicen si el nombre puede mostrarse: { NUMBER($count) }. Sus nombres no se muestran.
import-unanswered-shown = Filas que no piden ocultarse y dejan la celda vacía: { NUMBER($count) }. Sus nombres se muestran.
import-private = Se cuentan sin mostrar el nombre: { NUMBER($count) }.
import-not-shown = se cuenta, el nombre no se muestra
import-dated-today = Todas llevarán la fecha de hoy.
import-dated = Llevan la fecha que dice la lista: { $day }.
import-dated-between = Llevan las fechas que dice la lista, del { $from } al { $until }.
import-dated-without = { $count ->
    [one] Una línea no dice ninguna y lleva la fecha de hoy.
   *[other] { NUMBER($count) } líneas no dicen ninguna y llevan la fecha de hoy.
}
import-repeated = La fila { $row } dice lo mismo que la fila { $first }. Se deja fuera.
import-mistyped = Fila { $row }: la dirección termina en { $typed }. Tal vez sea { $meant }.
import-shared-address = La fila { $row } tiene la misma dirección que la fila { $first }. Se introduce sin la dirección.
import-same-name = Fila { $row }: alguien con este nombre ya figura al pie de la carta.
import-known-addresses = Direcciones que ya han firmado: { NUMBER($count) }. Sus filas se dejan fuera. No decimos a nadie cuáles son.
import-watched = La fila { $row } espera la moderación. { $why }
import-provenance = ¿De dónde vienen estos nombres?
import-provenance-hint = Todo el mundo lo lee junto a cada uno, por ejemplo: «listas en papel, feria del pueblo, 3 de mayo».
import-take-same = Tomar también a quienes tienen un nombre que ya figura: son otras personas
import-enter = { $count ->
    [one] Introducir una línea
   *[other] Introducir { NUMBER($count) } líneas
}
import-nobody = No queda nadie por introducir.
import-all-stand = Todas las personas de este archivo figuran ya, por su nombre, al pie de la carta.
import-enter-same = Introducirlas
import-discard = Descartar el archivo
error-import-no-file = Elige primero un archivo.
error-import-too-large = El archivo ocupa más de 8 MB. Guarda solo las columnas necesarias, como CSV, o divídelo en varios archivos e introdúcelos uno tras otro.
error-import-empty = El archivo está vacío.
error-import-no-text = Este archivo no es texto. Guarda la hoja como CSV en tu programa y elige ese archivo.
error-import-too-long = Este archivo tiene más de 20 000 filas. Divídelo en varios archivos e introdúcelos uno tras otro.
error-provenance-missing = Indica de dónde vienen estos nombres: todo el mundo lo lee.
line-entered = introducida por el equipo organizador
line-entered-from = introducida por el equipo organizador: { $provenance }
first-entered = Introducidos por el equipo organizador.
log-import-undone = { $count ->
    [one] El equipo organizador retiró una línea que había introducido.
   *[other] El equipo organizador retiró { NUMBER($count) } líneas que había introducido.
}
log-sums-taken-down = { $count ->
    [one] Se retiró una suma del archivo de un día: podía revelar quién había salido de la lista.
   *[other] Se retiraron { NUMBER($count) } sumas de archivos de días: podían revelar quién había salido de la lista.
}
mail-claim-subject = ¿Es este tu nombre al pie de la carta?
mail-claim-open = El equipo organizador de esta carta abierta ha introducido tu nombre al pie:
mail-claim-from = De dónde viene, en palabras del equipo organizador: { $provenance }
mail-claim-words = Solo tú puedes decir si es correcto. Confirma la línea, cámbiala o quítala. Mientras no respondas, todo el mundo lee que la introdujo el equipo organizador.
mail-claim-link = Verla: confirmar, cambiar o quitar
mail-claim-once = Te escribimos por esto una sola vez.
claim-title = ¿Es esta tu línea?
claim-words = El equipo organizador ha introducido este nombre al pie de la carta.
claim-mine = Sí, firmo
claim-mine-words = Cambia lo que no sea correcto y elige quién puede verlo. Desde entonces, solo tú puedes cambiarla.
claim-button = Confirmar mi línea
claim-not-mine = No, quitadla
claim-decline = Quitar mi nombre
claim-declined-title = Tu nombre se ha quitado
claim-declined = La línea ya no está, ni sus palabras ni tu dirección. El mismo archivo no la traerá de vuelta.
claims-title = Invitaciones a confirmar
claims-link = Invitar a las personas a confirmar su línea
claims-words = A quienes tienen dirección puedes preguntarles por correo: confirman su línea, la cambian o la quitan. A cada cual se le pregunta una vez. Hasta entonces, todo el mundo lee que la introdujiste tú.
claims-withdrawn = La carta está retirada: no se invita a nadie a firmarla.
claims-to-invite = { $count ->
    [0] No queda nadie por invitar.
    [one] Se puede invitar a una persona.
   *[other] Se puede invitar a { NUMBER($count) } personas.
}
claims-invited = { $count ->
    [one] Se invitó a una persona, que no ha respondido.
   *[other] Se invitó a { NUMBER($count) } personas, que no han respondido.
}
claims-mail = El correo, tal como lo lee una de ellas
claims-mail-goes = Llega a cada persona en el idioma de la carta, después de todo correo que alguien espera y dentro del cupo.
claims-invite = { $count ->
    [one] Invitar a una persona
   *[other] Invitar a { NUMBER($count) } personas
}
claims-done-invited = { $count ->
    [one] Una invitación está en camino.
   *[other] { NUMBER($count) } invitaciones están en camino.
}
claims-done-address = La dirección se ha guardado. Todavía no se ha escrito a nadie.
claims-address-title = Una dirección para una persona de la lista inicial
claims-line = De quién
claims-address = Su correo electrónico
claims-address-hint = Se guarda sellada, no se muestra nunca y sirve para la invitación.
claims-address-button = Guardar la dirección
error-claims-address = Esta dirección no puede asignarse a esta línea. Quizá pertenezca a otra, o la línea ya tenga una.
act-give-address = Una línea introducida recibió la dirección de su persona.
act-import = Se introdujo una lista de personas que firmaron en otro lugar.
act-undo-import = Se retiró una lista que se había introducido.
act-take-down-sums = Se retiraron sumas de archivos de días: podían revelar quién había salido de la lista.
act-invite-to-claim = Se invitó a confirmar su línea a quienes introdujo el equipo organizador.
act-claim = Alguien confirmó la línea que había introducido el equipo organizador.

## Avisar de un nombre de la lista
report-link = Avisar de este nombre
report-link-number = Avisar de este nombre: número { NUMBER($number) }
report-title = Avisar de un nombre
report-about = Se trata del número { NUMBER($number) } de esta carta:
report-does = El equipo organizador lee lo que usted escribe y revisa esta línea. En público no cambia nada antes de que decida, y nadie sabrá quién escribió. Hasta entonces, las nuevas firmas con el mismo nombre también esperan.
report-reason = ¿Qué está mal?
report-reason-hint = Por ejemplo: «Es mi nombre y no he firmado.» Diga cómo lo sabe. Hasta 500 caracteres. No guardamos quién es usted; si el equipo organizador ha de poder preguntarle, escriba cómo.
report-button = Enviar el aviso
report-taken-title = Gracias
report-taken = El equipo organizador lo revisa. Si es su propio nombre y quiere saber qué ha sido de ello, vuelva a mirar la lista dentro de unos días.
report-back = Volver a la lista
error-report-empty = Diga qué está mal.

## Firmas, para el equipo organizador
signatures-title = Firmas
signatures-observer = Ve lo que ven todas las personas: firmas publicadas con una línea pública.
signatures-search = Nombre, organización, función o número
signatures-state = Estado
signatures-state-all = Todos los estados
signatures-state-held = En espera
signatures-state-published = Publicada
signatures-state-rejected = Rechazada
signatures-state-withdrawn = Retirada
signatures-since = desde el { $time } UTC
signatures-number = N.º { NUMBER($number) }
signatures-verified-email = dirección confirmada
signatures-verified-checked = identidad comprobada
signatures-verified-entered = añadida por el equipo organizador
signatures-capacity-personal = a título personal
signatures-capacity-affiliation = a título personal, con afiliación
signatures-capacity-group = grupo u organización
signatures-erased = Retirada: el nombre, las palabras y la dirección se han borrado.
signatures-nothing = No se ha encontrado nada.
signatures-open = Abrir
signatures-label = { $what }: { $name }
signatures-all = Todas las firmas
signatures-by-address = Buscar por dirección
address-field = Dirección de correo
address-hint = La dirección completa. Solo se busca su hash y no se guarda en ninguna parte. Las firmas sin nombre no se encuentran así.
featured-title = Quién aparece primero
featured-words = Aparecen al principio de la lista pública, en este orden. Sus números no cambian.
featured-unseen = Ahora no se muestra allí: no está publicada con un nombre.
featured-earlier = Antes
featured-later = Después
featured-feature = Poner primero
featured-unfeature = Quitar del principio
featured-done = Ahora aparece entre las primeras.
featured-done-out = Vuelve a aparecer en el lugar de su número.
featured-done-moved = El orden ha cambiado.
featured-done-not = No se ha cambiado nada: solo un nombre publicado puede aparecer primero, y solo un número limitado.
story-title = Una firma
story-written = Estas palabras están en vigor desde el { $time } UTC.
story-waits = Quien firmó la ha cambiado; el cambio espera desde el { $time } UTC:
story-decide = Decidir
story-hold = Volver a dejarla en espera
story-steps = Qué ha pasado
story-steps-none = No hay nada registrado.
story-mails = Correos al respecto
story-mails-hint = Qué decían y cuándo; se recuerdan durante un mes.
story-looks = Consultas de la dirección
story-looks-none = Nadie la ha mirado.
story-reason = Motivo
story-back = Volver a la firma
story-field-visibility = quién la ve
story-field-capacity = en calidad de qué
story-field-name = el nombre
story-field-spokesperson = quién habla por el grupo
story-field-role = la función
story-field-organisation = la organización
story-field-city = la ciudad
story-field-country = el país
story-field-website = el sitio web
story-field-comment = el comentario
story-field-updates = si se desean novedades
story-mail-is-waiting = espera su envío
story-mail-is-sent = enviado
story-mail-is-failed = no se pudo enviar
story-mail-is-dropped = ya no hacía falta
story-mail-claim = Invita a confirmar la línea.
story-mail-question = Hace una pregunta.
story-mail-confirm = Pide confirmar la dirección.
story-mail-reminder = Lo recuerda.
story-mail-standing = Dice en qué estado está la firma.
story-mail-new-link = Trae un enlace nuevo.
story-mail-move-asked = Dice que se pidió pasar a otra dirección.
story-mail-moved = Dice que la firma ha pasado a otra dirección.
story-mail-edit = Informa de un cambio.
story-mail-renewal = Pide el acuerdo con el texto cambiado.
story-mail-together = Dice que el nombre se mostrará pronto.
story-mail-together-waits-again = Dice que al final el nombre no se muestra.
story-mail-farewell = Pregunta por última vez, antes de que se borre la dirección.
story-mail-withdrawn = Dice que la firma se ha retirado.
story-mail-retraction = Avisa de que la carta se retiró.
enter-title = Añadir una a mano
enter-words = Para alguien que firmó en papel, en otra plataforma o de palabra. La línea cuenta, es pública y dice que la añadió el equipo organizador.
enter-name = Nombre, tal como debe figurar bajo la carta
enter-another = Es otra persona con el mismo nombre
enter-capacity = En calidad de qué
enter-provenance = De dónde procede
enter-provenance-hint = Lo puede leer todo el mundo: por ejemplo, «En papel, en la reunión del 3 de mayo».
enter-email = Dirección de correo, si la tiene
enter-email-hint = Se guarda sellada. No se le escribe hasta invitarla a confirmar la línea.
enter-button = Añadirla
enter-done = Está añadida y cuenta.
enter-done-held = Está añadida y espera una decisión: se vigilan los nombres como este.
error-enter-name-empty = Escriba el nombre tal como debe figurar.
error-enter-stands = Alguien con ese nombre ya figura o está en espera. Si es otra persona, dígalo abajo.
error-enter-address-stands = Esta dirección ya ha firmado o ya se añadió.
withdraw-for-title = Retirarla a petición
withdraw-for-words = Solo si quien firmó lo ha pedido. El nombre, las palabras y la dirección se borran de inmediato, igual que si se retirara por su cuenta, y no se pueden recuperar; el número queda vacío. Si hay una dirección, un último correo se lo dice, con el motivo que usted escriba.
withdraw-for-done = Está retirada y borrada.
reveal-title = Mostrar la dirección
reveal-words = Rara vez hace falta. Queda registrado que usted la miró, cuándo y por qué, y quien firmó lo lee en la página de su firma.
reveal-once = Se muestra solo esta vez. Quien firmó puede ver que usted la ha mirado.
reveal-gone = No hay dirección: se ha borrado o nadie la ha dado.
mail-withdrawn-subject = Su firma se ha retirado
mail-withdrawn-open = Tal como se pidió, el equipo organizador ha retirado su firma de esta carta, por el motivo que sigue:
mail-withdrawn-erased = Su nombre, sus palabras y su dirección se han borrado; lo que se guardó de la dirección para escribirle esto desaparece con este correo.
mail-withdrawn-not-asked = Si no lo pidió, puede volver a firmar cuando quiera y decírselo al equipo organizador.
## Muchas firmas a la vez
bulk-title = Muchas a la vez
bulk-lead = Encuentre firmas que van juntas, vea qué cambiaría y decida sobre todas. Cada acción se puede deshacer durante 30 días.
bulk-networks = Redes de las que esperan
bulk-networks-hint = Lo que llegó de una red en un día tiene aquí un nombre. Nadie puede saber qué red es. Se olvida a los dos días.
bulk-network = Red { $network }
bulk-group-counts = En espera: { NUMBER($held) } · publicadas: { NUMBER($published) }
bulk-between = Firmadas entre { $first } y { $last } UTC
bulk-domains = Dominios de correo de las que esperan
bulk-which = Qué firmas
bulk-states = Su estado
bulk-state-held = en espera
bulk-state-published = publicadas
bulk-state-rejected = rechazadas
bulk-stands-held = En espera
bulk-stands-published = Publicada
bulk-stands-rejected = Rechazada
bulk-reason = Se retuvieron porque
bulk-reason-any = (por cualquier motivo o ninguno)
bulk-name = Nombre, función u organización
bulk-name-hint = Comienzos de palabras, como en la lista; los acentos no importan.
bulk-words = Dicen
bulk-words-hint = En cualquier parte del nombre, función, organización, página web o comentario, letra por letra.
bulk-domain = Dominio de correo
bulk-domain-hint = Lo que va después de la @ en sus direcciones.
bulk-network-digits = Red
bulk-network-hint = Elija una de la lista en lugar de escribir.
bulk-since = Firmadas desde (UTC)
bulk-until = Firmadas hasta (UTC)
bulk-look = Ver qué cambiaría
bulk-found = { NUMBER($count) } encontradas
bulk-found-none = Ninguna firma es así. No hay nada que cambiar.
bulk-count-held = En espera: { NUMBER($count) }
bulk-count-published = Publicadas y, por tanto, contadas: { NUMBER($count) }
bulk-count-rejected = Rechazadas: { NUMBER($count) }
bulk-sample = { NUMBER($count) } de ellas
bulk-why = Motivo
bulk-why-hint = La lee cada firmante, salvo que no se escriba a nadie.
bulk-quiet = No escribir a nadie sobre ello
bulk-takes-down = Algunas son públicas. Para retirarlas, escriba otra vez su contraseña.
bulk-make-rejected = Rechazar { NUMBER($count) }
bulk-make-published = Publicar { NUMBER($count) }
bulk-make-held = Volver a retener { NUMBER($count) }
bulk-act-rejected = Rechazo de { NUMBER($count) }
bulk-act-published = Publicación de { NUMBER($count) }
bulk-act-held = Nueva espera de { NUMBER($count) }
bulk-stage-running = En curso: { NUMBER($changed) } de { NUMBER($targets) } hechas.
bulk-stage-cancelled = Detenida: se cambiaron { NUMBER($changed) } de { NUMBER($targets) }.
bulk-stage-done = Hecha: se cambiaron { NUMBER($changed) } de { NUMBER($targets) }.
bulk-stage-undoing = Se está deshaciendo: { NUMBER($restored) } de { NUMBER($changed) } vuelven a estar como antes.
bulk-stage-undone = Deshecha: { NUMBER($restored) } de { NUMBER($changed) } vuelven a estar como antes.
bulk-passed-over = Sin tocar, porque ya no estaban como usted las vio: { NUMBER($count) }
bulk-kept = Sin tocar, porque después se decidió de nuevo o se retiraron: { NUMBER($count) }
bulk-progress = Hasta dónde ha llegado
bulk-again = Ver cómo va
bulk-cancel = Detener aquí
bulk-undo = Deshacer todo
bulk-told = Se informa a los firmantes por correo.
bulk-not-told = No se escribe a nadie.
bulk-by-you = Iniciada por usted,
bulk-by-another = Iniciada por otra persona del equipo,
bulk-forgotten = El motivo se olvida a los 30 días.
bulk-acts = Acciones hasta ahora
bulk-back = Todas las acciones sobre muchas
act-bulk-reject = Se empezó a rechazar muchas firmas a la vez.
act-bulk-publish = Se empezó a publicar muchas firmas a la vez.
act-bulk-hold = Se empezó a retener de nuevo muchas firmas a la vez.
act-bulk-cancel = Se detuvo una acción sobre muchas firmas.
act-bulk-end = Terminó una acción sobre muchas firmas.
act-bulk-undo = Se empezó a deshacer una acción sobre muchas firmas.
act-bulk-undone = Se deshizo una acción sobre muchas firmas.
error-bulk-states = Elija al menos una opción: en espera, publicadas o rechazadas.
error-bulk-time = Indique un día y una hora.
error-bulk-domain = Indique lo que va después de la @, como example.org.
error-bulk-network = Esto no es una red. Elija una de la lista.
error-bulk-otherwise = Algo ha cambiado desde que miró. No se ha hecho nada. Los números de abajo son los actuales; vuelva a mirar.

## Novedades para quienes firmaron
organize-updates-title = Novedades
organize-updates-words = Novedades que cualquiera puede leer junto a la carta. Lo que figura allí puede enviarse por correo a quienes lo pidieron al firmar.
organize-updates-write = Escribir una novedad
organize-updates-back = Todas las novedades
organize-update-untitled = Sin titular
organize-update-draft = Borrador
organize-update-here = En el sitio, escrita aquí
organize-update-file = En el sitio, desde un archivo
organize-update-going = En camino por correo: { $sent } de { $all } enviados
organize-update-held = En pausa: { $sent } de { $all } enviados
organize-update-cancelled = Terminado antes de tiempo: { $sent } de { $all } enviados
organize-update-done = Enviada por correo: { $sent } de { $all }
organize-update-is-draft = Esto es un borrador. Solo lo ven los propietarios de este sitio.
organize-update-is-here = Figura en el sitio y se escribió aquí.
organize-update-is-file = Figura en el sitio. Su texto está en un archivo de la carta y se cambia allí.
organize-update-look = Verla allí
organize-update-edit = Editar el texto
organize-update-publish = Publicar en el sitio
organize-update-remove = Eliminar el borrador
organize-update-mail = Por correo
organize-update-audience = { $count ->
    [0] Nadie ha pedido novedades todavía.
    [one] Va a { $count } buzón.
   *[other] Va a { $count } buzones, un correo a cada uno.
}
organize-update-left-out = { $count ->
    [one] { $count } firma más pidió novedades y queda fuera: su buzón ya está incluido, no existe o no quiere correo.
   *[other] { $count } firmas más pidieron novedades y quedan fuera: su buzón ya está incluido, no existe o no quiere correo.
}
organize-update-last = El último de estos correos debería salir hacia el { $time } UTC. Las confirmaciones siempre salen antes.
organize-update-once = Una novedad se envía por correo una sola vez. Envíela primero a usted.
organize-update-not-public = Ahora mismo el público no puede leer esta carta. Lo que se envía por correo debe poder leerlo todo el mundo.
organize-update-send = Enviar por correo
organize-update-gathering = Todavía se está reuniendo a quienes la reciben.
organize-update-pace = { $count ->
    [one] Alrededor de { $count } correo por minuto
   *[other] Alrededor de { $count } correos por minuto
}
organize-update-mails = Qué ha sido de sus correos
organize-update-sent = Aceptados por el servidor de correo
organize-update-waiting = Por enviar
organize-update-failed = Rechazados definitivamente
organize-update-dropped = Ya no deseados: baja, firma retirada o envío terminado
organize-update-all = En total
organize-update-came-back = De los aceptados, devueltos después por imposibles de entregar
organize-update-complained = Marcados como spam; ya no van novedades a ese buzón
organize-update-never = Pedidos, pero no escritos: mismo buzón, no existe o no quiere correo
organize-update-hold = Poner en pausa
organize-update-go-on = Continuar
organize-update-cancel = Terminar ahora
organize-update-again = Volver a mirar
organize-update-preview = Cómo se lee como correo
organize-update-subject = Asunto:
organize-update-as-text = Como texto sin formato
organize-update-test = Enviármelo
organize-update-edit-title = Texto de la novedad
organize-update-markdown = Escriba como en el archivo de una carta, en Markdown: una línea vacía entre párrafos, *énfasis*, [palabras](https://example.org) para un enlace.
organize-update-translation = Puede quedar vacío: quien lea este idioma recibirá entonces el de la carta.
organize-update-headline = Titular, también asunto del correo
organize-update-body = Texto
organize-update-kind = ¿De quién son estas palabras?
organize-update-kind-news = Nuestras: una novedad
organize-update-kind-response = Las del destinatario: una respuesta
organize-update-from = Quién respondió
organize-update-response-only = Solo para una respuesta.
organize-update-source = Dónde se dijo
organize-update-source-hint = Solo para una respuesta: una dirección web o palabras como «carta del 3 de mayo».
organize-update-save = Guardar
organize-update-leave = Volver sin guardar
organize-update-problems = El texto tiene errores; no se ha guardado nada
organize-update-done-saved = Se ha guardado.
organize-update-done-published = Ya figura en el sitio.
organize-update-done-removed = El borrador se ha eliminado.
organize-update-done-test = Va de camino a su propio buzón.
organize-update-done-send = Está en camino.
organize-update-done-hold = Está en pausa. Lo que estaba en camino en este momento aún puede llegar.
organize-update-done-go-on = Continúa.
organize-update-done-cancel = Ha terminado. Quien aún no la tiene, no la recibirá.
organize-update-done-otherwise = No se ha cambiado nada: ya no está como usted lo vio.
error-update-title = Escriba un titular.
error-update-body = Escriba el texto.
error-update-long = Acorte el texto: nadie lee un correo tan largo.
error-update-from = Diga quién respondió.
error-update-source = Diga dónde se dijo.
mail-update-about = Novedades de la carta abierta «{ $letter }»
mail-update-page = Leerla en el sitio
mail-update-why = Recibe esto porque firmó la carta y pidió novedades.
mail-update-test = Esto es una prueba que solo recibe usted. En el correo mismo, aquí figura el enlace que pone fin a estas novedades.
dashboard-set-aside = firmaron, y su dirección no lleva a ningún sitio
act-begin-update = Se empezó una novedad.
act-write-update = Se guardó el texto de una novedad.
act-publish-update = Se publicó una novedad en el sitio.
act-remove-update = Se eliminó el borrador de una novedad.
act-test-update = Alguien se envió una novedad a sí mismo.
act-send-update = Una novedad se puso en camino por correo.
act-hold-update = El envío de una novedad se puso en pausa.
act-go-on-with-update = El envío de una novedad continuó.
act-cancel-update = El envío de una novedad se terminó antes de tiempo.
act-update-sent = El último correo de una novedad se envió o se dio por perdido.
## Lo que el equipo organizador hace con una firma
queue-more-acts = Comprobar quién es, preguntar, corregir, poner primero
queue-check-title = He comprobado quién es
queue-how = Cómo
queue-how-hint = Por ejemplo: «La llamamos al número de su universidad». Lo lee quien ha firmado.
queue-on = Qué día
queue-check = Marcar como comprobada
queue-ask-title = Preguntar por correo
queue-question = Pregunta
queue-question-hint = Diga qué le ayudaría a decidir. La respuesta llega por la página de la firma; nadie ve la dirección del otro.
queue-ask = Enviar la pregunta
queue-correct-title = Corregir una errata
queue-correct-hint = Quien ha firmado lo sabe por correo, ve el antes y el después y puede deshacerlo.
queue-correct-name = Nombre
queue-correct = Corregir
queue-checked-on = Comprobada el { $day }:
queue-uncheck = No se ha comprobado
queue-asked-on = Preguntado el { $time } UTC:
queue-answered-on = Respondido el { $time } UTC:
queue-not-answered = Aún sin respuesta.
queue-corrected-was = Corregido por el equipo organizador. La persona escribió:
queue-take-back = Deshacer la corrección
queue-done-checked = Queda anotada como comprobada; quien ha firmado puede ver cómo.
queue-done-unchecked = Ya no figura como comprobada.
queue-done-asked = La pregunta está en camino. Sigue esperando aquí, y la respuesta aparecerá al lado.
queue-done-corrected = Está corregido, y quien ha firmado lo sabrá.
queue-done-taken-back = Vuelve a decir lo que la persona escribió, y lo sabrá.
queue-done-nothing = No ha cambiado nada: ya dice eso.
queue-keys = Teclas
queue-keys-on = Usar estas teclas
queue-key-next = siguiente
queue-key-before = anterior
queue-key-publish = publicar
queue-key-reason = motivo, para rechazar
queue-key-more = más
queue-key-undo = deshacer
queue-key-keys = estas teclas
error-how-missing = Diga, por favor, cómo lo ha comprobado.
error-day = Indique el día, por ejemplo 2026-11-23.
error-day-to-come = Ese día aún no ha llegado.
error-question-missing = Escriba lo que quiere saber.
error-answer-empty = Escriba una respuesta.
question-title = El equipo organizador le pregunta
question-answer = Su respuesta
question-who-reads = Su respuesta solo la lee el equipo organizador de esta carta. Se borra un día después de que decida. No ve su dirección de correo.
question-answer-button = Enviar mi respuesta
question-answered = Usted respondió el { $time } UTC:
corrected-title = Se corrigió una errata
corrected-words = El { $day } el equipo organizador corrigió lo que dice su firma. Si no es correcto, deshágalo con un clic.
corrected-was = Usted escribió:
corrected-take-back = Dejarlo como lo escribí
checked-title = Se comprobó quién es usted
checked-words = El { $day } el equipo organizador comprobó quién es usted, y dice cómo:
done-answered = Su respuesta está en manos del equipo organizador.
done-taken-back = Su firma vuelve a decir lo que usted escribió.
mail-question-subject = Una pregunta sobre su firma
mail-question-open = El equipo organizador tiene una pregunta antes de decidir sobre su firma bajo esta carta abierta:
mail-question-link = Responder en la página de mi firma
mail-question-free = Responda allí y no a este correo. No está obligado a responder: allí también puede retirar su firma.
mail-corrected-subject = Se corrigió una errata en su firma
mail-corrected = El equipo organizador ha corregido una errata en su firma bajo esta carta abierta:
mail-corrected-free = Si así es correcto, no tiene que hacer nada. Si no, deshágalo:
mail-corrected-link = Verlo, o deshacerlo
mail-correction-taken-back = El equipo organizador ha deshecho una corrección: su firma bajo esta carta abierta vuelve a decir lo que usted escribió.

## Quién va primero, desde la cola
queue-feature-title = Ponerla en primer lugar
queue-feature-hint = Aparece entre las primeras de la página, por encima de las demás. El orden se cambia donde están todas las firmas.
queue-feature = Ponerla en primer lugar
queue-publish-feature = Publicarla y ponerla en primer lugar
queue-unfeature = Ya no en primer lugar
queue-done-featured = Está entre las primeras.
queue-done-published-first = Está publicada y figura entre las primeras; se avisa a quien firmó.
queue-done-unfeatured = Ya no está entre las primeras.

## Lo que espera, por correo
organize-digest-title = Lo que espera, por correo
organize-digest-is-on = Cuando hay nombres que esperan una decisión, o el correo del sitio no sale, se le avisa por correo: como mucho una vez al día, y cada tres horas mientras esperen cincuenta o más.
organize-digest-is-off = No se le avisa por correo cuando algo espera.
organize-digest-off-button = No avisarme más
organize-digest-on-button = Avisarme por correo
organize-done-digest-on = Se le avisará por correo cuando algo espere.
organize-done-digest-off = Ya no se le avisará.
mail-findings-subject = Lo que ha cambiado en su sitio
mail-findings-open = El sitio se examina cada noche. Esto es nuevo en { $site }:
mail-findings-still = Sigue mal en { $site }:
mail-findings-right = ahora bien
mail-findings-doubt = a saber
mail-findings-wrong = MAL
mail-findings-all = Todo lo que se examina, y qué hacer: undersigned-site doctor
mail-digest-subject = Algo le espera
mail-digest-open = Esto espera en { $site }:
mail-digest-queue = Lo que espera allí
mail-digest-stalled = { $count ->
    [one] { $count } correo que alguien espera lleva una hora o más sin salir.
   *[other] { $count } correos que alguien espera llevan una hora o más sin salir.
}
mail-digest-how-often = Este correo llega como mucho una vez al día, y cada tres horas mientras esperen cincuenta o más.
mail-digest-off = Desactivarlo

## Escribir una carta en el sitio

editor-title = Escribir
write-new-title = Escribir una carta nueva
write-new-words = Un borrador solo lo ven los responsables del sitio. Usted decide más tarde cuándo publicarlo.
write-starts = Puede empezar con:
start-open-letter = una carta abierta
start-open-letter-text =
    Estimado/a …:

    le escribimos porque …

    Le pedimos:

    - …
    - …

    Atentamente,
start-statement = una declaración
start-statement-text =
    Quienes firmamos, …

    Defendemos …

    Llamamos a todas las personas a …
start-petition = una petición a una institución
start-petition-text =
    A …

    ## Qué pedimos

    Les pedimos que …

    ## Por qué

    Hoy, …

    ## Para cuándo

    Pedimos una respuesta antes del …
write-standing-draft = Es un borrador. El público no lo ve.
write-standing-embargo = La carta está lista y se publicará el { $time }.
write-standing-public = La carta está publicada.
write-standing-closed = La carta está publicada; desde el { $time } ya no se puede firmar.
write-standing-withdrawn = La carta se ha retirado. En su lugar se lee lo que usted escribió en withdrawn.md.
write-share-draft = Mostrarla a otras personas con un enlace privado
write-open-letter = Abrir la carta
write-text-waits = El texto cambiado espera su decisión, porque el vigente ya se ha firmado
write-unpublished = Ha guardado cambios que todavía no están publicados.
write-merged = Otra persona ha guardado cambios mientras tanto. Se han incorporado en:
write-conflict-title = Otra persona ha cambiado lo mismo
write-conflict-words = Todavía no se ha guardado nada. Abajo está lo que escribió. Tome de ahí lo que necesite y vuelva a guardar.
write-title = Título
write-slug = Dirección
write-slug-hint = El final de la dirección, después de { $address }: de la a a la z, del 0 al 9 y guiones. Si queda vacío, se forma con el título.
write-addressed-to = A quién
write-addressed-to-hint = Por ejemplo, «El ayuntamiento»
write-language = Idioma del texto
write-text = Texto
write-text-hint = Una línea vacía entre párrafos. **negrita**, *cursiva*, # título, [un enlace](https://example.org), - una lista.
write-behind = Quién está detrás
write-organizer-name = Nombre de quienes organizan
write-organizer-name-hint = Una persona, un grupo o una asociación. Se lee al pie de la carta.
write-organizer-address = Dirección postal
write-organizer-country = País
write-organizer-contact = Contacto para el público
write-organizer-contact-hint = Una dirección de correo o una página web
write-organizer-press = Contacto para la prensa
write-organizer-press-hint = Si es otro
write-dates = Fechas
write-publishes = Publicar el
write-publishes-hint = Hasta entonces solo la muestran los enlaces privados. Vacío: enseguida.
write-opens = Abrir a firmas el
write-opens-hint = Vacío: cuando se publique
write-closes = Cerrar a firmas el
write-closes-hint = Vacío: sigue abierta
write-zone = Zona horaria de estas horas
write-zone-hint = Como diferencia con la hora universal (UTC)
write-signing = Firmas
write-goal = Objetivo
write-goal-hint = Cuántas firmas espera
write-threshold = Firmar en conjunto a partir de
write-threshold-hint = Ofrece firmar en conjunto: los nombres quedan en privado hasta que tantas personas lo hayan elegido
write-ask = Qué pregunta el formulario además del nombre y el correo
write-ask-role = Cargo o profesión
write-ask-organisation = Organización
write-ask-city = Ciudad
write-ask-country = País
write-ask-website = Página web
write-ask-comment = Un comentario
write-capacities = Quién puede firmar
write-capacities-personal = Personas, por sí mismas
write-capacities-affiliation = Personas, con su afiliación solo como referencia
write-capacities-group = Grupos y organizaciones
write-moderation = Qué firmas revisa antes
write-moderation-flagged = Las que llaman la atención
write-moderation-all = Todas
write-moderation-none = Ninguna, salvo las anónimas
write-more = Resumen y condiciones
write-description = Resumen
write-description-hint = Una o dos frases, para buscadores y enlaces compartidos
write-license = Licencia del texto
write-license-hint = Por ejemplo, CC-BY-4.0
write-contact = Otro contacto para preguntas
write-contact-hint = Si no es el de quienes organizan
write-index-list = Los buscadores pueden listar los nombres
write-retention-days = Días que se guardan las direcciones de correo tras el cierre
write-retention-days-hint = Vacío: 180
write-aliases = Direcciones anteriores
write-aliases-hint = Una por línea. Llevan aquí.
write-coverage = En la prensa
write-coverage-new = Otro artículo
write-coverage-title = Titular
write-coverage-outlet = Periódico o emisora
write-coverage-author = Autoría
write-coverage-date = Fecha
write-coverage-url = Dirección web
write-save = Guardar
write-save-unpublished = Guardar sin publicar
write-preview = Vista previa
write-preview-words = Así se verá. Dentro no se puede pulsar nada.
write-publish = Publicar
write-publish-words = Desde la fecha de arriba, o enseguida, todo el mundo puede leer y firmar la carta.
write-publish-changes = Publicar los cambios
write-publish-changes-words = Todo el mundo ve los cambios enseguida. Si el texto ya se ha firmado, un texto cambiado espera hasta que usted diga si el cambio es editorial o de fondo.
write-translations = Traducciones
write-translate-to = Idioma
write-translate = Traducir
write-files-words = Aportaciones, imágenes, primeras firmas y versiones anteriores de todo:
write-whole = La carta entera
write-close = Cerrar ahora a firmas
write-close-words = Desde ahora nadie puede firmar. La carta y sus firmas siguen siendo públicas.
write-take-back = Retirar la carta
write-take-back-words = La carta deja de mostrarse. En su lugar se lee que se ha retirado, y por qué, si lo escribe en withdrawn.md.
write-restore = Volver a mostrar la carta
write-restore-words = La carta vuelve a ser pública, con sus firmas.
write-done-saved = Guardado.
write-done-published = Publicado.
write-done-closed = La carta está cerrada a firmas.
write-done-taken-back = La carta se ha retirado.
write-done-restored = La carta vuelve a mostrarse.
write-saved-at = Guardado
write-lost = No se ha guardado: no hay conexión. Lo escrito queda en este navegador.
write-meanwhile = Otra persona ha cambiado lo mismo. Pulse «Guardar» para ver ambas cosas.
write-left-over = Ha vuelto lo que escribió antes y no guardó.
write-translation-title = Traducción: { $language }
write-translation-words = El texto original está junto a la traducción. Quien firma queda ligado al texto que leyó.
write-matches = La traducción corresponde al original tal como está
write-original-changed = El original ha cambiado desde esta traducción
write-own-title = Título del original:
write-own-text = Original
write-back = Volver a la carta
error-letter-title = Escriba un título.
error-letter-text = Escriba el texto de la carta.
error-letter-slug = Use para la dirección de la a a la z, del 0 al 9 y guiones sueltos, como salvemos-la-biblioteca.
error-letter-slug-missing = Escriba el final de la dirección, como salvemos-la-biblioteca: no se puede formar con este título.
error-letter-taken = Ya hay una carta en esta dirección. Elija otra.
error-letter-moment = Escriba una fecha y una hora, como 2030-01-31T18:00.
error-letter-closes = La carta se cierra antes de publicarse o abrirse. Corrija una de las fechas.
error-letter-number = Escriba un número sin otros signos.
error-letter-organizer = Escriba el nombre de quienes organizan.
error-letter-article = Escriba el titular del artículo.
error-file-none = Elija un archivo.
error-file-kind = Este tipo de archivo no es parte de una carta. Elija una imagen, un archivo .md o .csv, o un .zip de toda la carta.
error-file-archive = Esto no es el .zip de una carta: no tiene letter.md o es demasiado grande.
files-title = Archivos y versiones
files-words = La carta se compone de estos archivos. Puede editar cada uno y recuperar versiones anteriores.
files-in-folder = Esta carta se edita en su carpeta del servidor, y lo que se guarda allí vale enseguida. Aquí puede ver sus archivos.
files-name = Archivo
files-size = Tamaño
files-download = Descargar todo como .zip
files-add = Añadir
files-add-signatories = Primeras firmas
files-add-about = Agradecimientos, y cómo colaborar
files-add-watch = Nombres que esperan una revisión
files-add-withdrawn = Por qué se retiró la carta
files-add-statement = Aportación
files-statement-by = ¿De quién es la aportación?
files-begin-statement = Escribirla
files-upload = Subir un archivo
files-file = Imagen, texto o la carta entera como .zip
files-file-hint = Imágenes: PNG, JPEG, WebP, GIF o AVIF, hasta 10 MB. Lo que las cámaras escriben en ellas no se publica.
files-not-taken = No se ha guardado nada: corrija primero esto
files-content = Contenido
files-hint = Un archivo de texto
files-hint-signatories = Una persona por línea; la primera línea nombra las columnas: name,capacity,role,organisation,website. A quien se quita, se retira, también de las versiones anteriores.
files-hint-about = Se muestra con las aportaciones y a la prensa
files-hint-watch = Un nombre por línea. Una firma con ese nombre espera su revisión.
files-hint-withdrawn = Se muestra en lugar de la carta cuando se retira
files-hint-statement = Entre las líneas de signos más: name, role, y [image] con file y alt. Debajo, la aportación.
files-versions = Versiones anteriores
files-present = actual
files-removed = quitado
files-since = Qué ha cambiado desde el { $time }
files-restore = Recuperar esta versión
files-restore-words = El archivo vuelve a ser como era. La versión actual se conserva.
files-end = Quitar o borrar
files-remove = Quitar
files-remove-words = El archivo deja de ser parte de la carta. Se puede recuperar.
files-erase = Borrar con todas las versiones
files-erase-words = Para palabras o imágenes de alguien que quiere ser olvidado. No se puede recuperar.
files-done-saved = Guardado.
files-done-removed = El archivo se ha quitado.
files-done-erased = El archivo se ha borrado con todas sus versiones.
files-done-restored = Ha vuelto la versión anterior.
files-back = Todos los archivos
act-begin-letter = Se empezó una carta.
act-take-over-letter = Una carta pasó a editarse en el sitio.
act-write-letter = Se guardó una carta.
act-publish-letter = Se publicó una carta.
act-close-letter = Una carta se cerró a firmas.
act-take-back-letter = Se retiró una carta.
act-restore-letter = Una carta vuelve a mostrarse.
act-erase-file = Se borró un archivo de una carta con sus versiones.
