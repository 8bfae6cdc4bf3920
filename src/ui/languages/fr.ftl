# Toutes les phrases que le site dit lui-même, en français. Les notes sur chaque phrase sont dans en.ftl.
# On vouvoie. Les personnes sont nommées sans marquer le genre et sans point médian : signataires, l’équipe
# organisatrice, les destinataires. Espace fine insécable (U+202F) avant ; ! ? et dans les guillemets, espace
# insécable (U+00A0) avant les deux-points.

## Toutes les pages
skip-to-content = Aller au contenu
all-letters = Lettres ouvertes
languages = Langues
made-with = Publié avec Undersigned, logiciel libre pour les lettres ouvertes. Aucun traceur, aucun cookie pour qui vient lire.
frozen-copy = Ceci est une copie du { $day }. Le site n’est plus exploité : il ne reçoit plus de signatures, et les liens vers sa propre signature ne fonctionnent plus.

## Accueil
home-title = Lettres ouvertes
home-empty = Aucune lettre n’est encore publiée ici.
home-closed = fermée le { $day }
home-opens = ouverte aux signatures le { $day }

## Une lettre
addressed-to = À l’attention de
from-whom = De
toward-goal = { $count ->
    [one] sur { NUMBER($count) } signature espérée
   *[other] sur { NUMBER($count) } signatures espérées
}
count = { $count ->
    [0] Pas encore de signature
    [one] { NUMBER($count) } signature
   *[other] { NUMBER($count) } signatures
}
sign-link = Signer cette lettre
translation-behind = Cette traduction est celle d’un texte antérieur.
translation-changes = Ce qui a changé depuis dans l’original
private-draft = Cette lettre est encore en cours d’écriture. Seules les personnes qui ont un lien privé voient cette page. Merci de ne pas la transmettre.
private-until = Cette lettre reste privée jusqu’au { $time } UTC. Seules les personnes qui ont un lien privé voient cette page. Merci de ne pas la transmettre.
behind-title = Qui porte cette lettre
behind-contact = Écrire à :
behind-press = Presse :
terms-text = Le texte de la lettre peut être utilisé sous licence
body-table = Tableau
body-footnotes = Notes
body-footnote = Note { $number }
body-footnote-back = Retour à l’appel de note { $number }
problems-title = Erreurs dans les fichiers des lettres (visibles de vous seulement)

## À côté d’une lettre : ses contributions, ses nouvelles, sa page pour la presse
contents = En savoir plus sur cette lettre
contents-letter = La lettre
contents-statements = { $count ->
    [one] { NUMBER($count) } contribution
   *[other] { NUMBER($count) } contributions
}
contents-updates = { $count ->
    [one] { NUMBER($count) } nouvelle
   *[other] { NUMBER($count) } nouvelles
}
contents-press = Presse
about-letter = À propos de cette lettre
statements-title = Contributions
statements-authors = Qui prend la parole ici
statements-none = Aucune contribution n’est encore publiée ici.
statement = Contribution
statement-guest = Sur invitation
statement-description = Une contribution de { $name } à côté de la lettre ouverte « { $letter } ».
statement-before = Avant
statement-after = Après
statement-whole = Lire toute la contribution de { $name }
terms-statement = Ce texte peut être utilisé sous licence
terms-picture = L’image peut être utilisée sous licence
updates-title = Nouvelles et réponses
updates-none = Il n’y a pas encore de nouvelles.
update-news = Nouvelle
response-from = Réponse de { $name }
response-source = Source :
response-whole = Lire toute la réponse
response-earlier = Réponses précédentes :

## La page pour la presse
press-title = Pour la presse
press-quote = À citer
quote-letter = « { $title } » est une lettre ouverte.
quote-letter-to = « { $title } » est une lettre ouverte à l’attention de { $addressee }.
quote-behind = Elle est publiée par { $organizer }.
quote-count = { $count ->
    [0] Au { $time } UTC, elle n’a pas encore de signature.
    [one] Au { $time } UTC, elle compte { NUMBER($count) } signature.
   *[other] Au { $time } UTC, elle compte { NUMBER($count) } signatures.
}
quote-where = Elle se lit à l’adresse { $address }
press-number = Le nombre
number-definition = Ce nombre compte les signatures publiées : celles dont le nom est montré, celles dont seule l’équipe organisatrice voit le nom, et celles sans nom. Rien d’autre n’est compté, et chaque page, chaque fichier et chaque flux de ce site donne le même nombre.
number-public = avec le nom montré
number-private = comptées, le nom n’étant vu que par l’équipe organisatrice
number-anonymous = sans nom
verified-title = Ce que veut dire « vérifié »
verified-email = par courriel : l’adresse a été confirmée, l’identité n’a pas été vérifiée
verified-checked = par l’équipe organisatrice : elle a vérifié l’identité, et consigné quand et comment
verified-entered = saisies par l’équipe organisatrice, qui a noté d’où elles viennent, et non confirmées ici par la personne
number-left-out = Ce qui n’est pas compté
number-withdrawn = retirées par leurs signataires
number-rejected = non publiées, sur décision de la modération
press-contact = Contact
press-coverage = Dans la presse
press-pictures = Images
press-pictures-words = Merci de citer l’auteur ou l’autrice de l’image comme indiqué à côté d’elle.
picture-download = Télécharger l’original
picture-ask = Aucune licence n’est donnée pour cette image. Demandez l’autorisation avant de l’utiliser.
press-data = Données et conditions
press-figures = Les chiffres de cette page pour les programmes (JSON)
press-fewer-rows = Le fichier contient les signatures dont le nom est montré et celles sans nom. Celles dont seule l’équipe organisatrice voit le nom sont comptées, mais n’y ont pas de ligne.
terms-not-names = Aucune licence ne s’étend aux noms : qui a signé a accepté de figurer sous cette lettre, et rien d’autre.

## Signataires
signatories-title = Signataires
first-signatories = Premières signatures
newest-signatories = Dernières signatures
all-signatories = Toutes les signatures
anonymous = Anonyme
line-group = groupe
line-affiliation = rattachement donné à titre indicatif
list-title = Signataires de « { $letter } »
list-private = { $count ->
    [one] { NUMBER($count) } autre personne a signé sans montrer son nom. Elle est comptée, mais n’apparaît ni ici ni dans le fichier.
   *[other] { NUMBER($count) } autres personnes ont signé sans montrer leur nom. Elles sont comptées, mais n’apparaissent ni ici ni dans le fichier.
}
list-empty = Aucun nom n’apparaît encore ici.
list-featured = En tête, par choix de l’équipe organisatrice
list-number = Signature numéro { NUMBER($number) }
list-older = Signatures plus anciennes
list-pages = Pages de la liste
list-search = Nom, organisation ou fonction
list-search-button = Chercher
list-whole = Toute la liste
list-capacity = Signé en tant que
list-capacity-all = Tout le monde
list-capacity-personal = Personnes
list-capacity-affiliation = Personnes avec une affiliation
list-capacity-group = Groupes et organisations
list-country = Pays
list-country-all = Tous les pays
list-filter-count = { $name } ({ NUMBER($count) })
list-nothing-found = Personne sur la liste ne correspond. Un mot se trouve par son début ; essayez avec moins de lettres, ou un seul mot.
list-files-found = Ce qui a été trouvé, en fichier
error-unknown-filter = La liste ne connaît pas cette qualité ou ce pays.
error-search-long = Une recherche compte au plus 16 mots et 120 caractères. Une partie du nom suffit : les mots sont trouvés par leur début.
error-search-busy = La recherche prend en ce moment plus de temps que permis. Veuillez chercher un mot plus long, ou réessayer dans une minute.
statistics-link = Comment le nombre a grandi
statistics-title = Statistiques : { $letter }
statistics-heading = Statistiques
plot-table = Les nombres en tableau
statistics-csv = Ces nombres en fichier : { $file }
statistics-time = Au fil du temps
statistics-who = Qui a signé
statistics-hidden = Sont comptées ici les signatures dont la ligne est publique, comme dans les fichiers. Ce que moins de { $least } d’entre elles ont en commun figure avec les autres, pour qu’aucun nombre ne trahisse personne.
statistics-private = { $count ->
    [one] { NUMBER($count) } signature privée compte aussi. Son pays, sa langue et son texte ne sont dits à personne.
   *[other] { NUMBER($count) } signatures privées comptent aussi. Leur pays, leur langue et leur texte ne sont dits à personne.
}
statistics-none = Rien n’est encore compté.
statistics-grown = Le nombre à la fin de chaque jour, en UTC
statistics-by-day = Ce que chaque jour a ajouté
statistics-grown-by-hour = Le nombre à la fin de chaque heure, la dernière semaine
statistics-by-hour = Ce que chaque heure a ajouté, la dernière semaine
statistics-day = Jour
statistics-hour = Heure
statistics-count = Signatures
statistics-change = Ajoutées
statistics-capacity = En tant que
statistics-by-capacity = En tant que qui les gens ont signé
statistics-country = Pays
statistics-by-country = Où ils vivent, pour qui le dit
statistics-language = Langue
statistics-by-language = En quelle langue ils ont signé
statistics-verified = Connu par
statistics-by-verified = Ce que l’on sait de qui a signé
statistics-verified-email = La boîte aux lettres a été confirmée
statistics-verified-checked = L’équipe organisatrice a vérifié qui c’est
statistics-verified-entered = Inscrit par l’équipe organisatrice
statistics-version = Texte
statistics-by-version = Quel texte ils ont signé
statistics-others = Autres
statistics-removals = Ce qui ne compte pas
statistics-removed = Signatures qui ne comptent pas, et pourquoi
statistics-removed-none = Rien n’a été retiré.
statistics-removed-withdrawn = Retirées par leurs signataires après avoir compté
statistics-removed-taken-down = Retirées par l’équipe organisatrice après avoir compté
statistics-removed-held = Jamais publiées. Pourquoi elles ont été regardées : { $reason }
statistics-reason = Pourquoi
statistics-log = Comment le nombre s’est fait
statistics-log-hint = Ce que d’autres que les signataires y ont fait, par jour en UTC.
log-entered-first = { $count ->
    [one] Un premier signataire a été inscrit.
   *[other] { NUMBER($count) } premiers signataires ont été inscrits.
}
log-removed-first = { $count ->
    [one] Un premier signataire a été retiré.
   *[other] { NUMBER($count) } premiers signataires ont été retirés.
}
log-published = { $count ->
    [one] L’équipe organisatrice a publié une signature qui l’attendait.
   *[other] L’équipe organisatrice a publié { NUMBER($count) } signatures qui l’attendaient.
}
log-rejected = { $count ->
    [one] L’équipe organisatrice a refusé ou retiré une signature.
   *[other] L’équipe organisatrice a refusé ou retiré { NUMBER($count) } signatures.
}
log-held = { $count ->
    [one] L’équipe organisatrice est revenue sur une décision.
   *[other] L’équipe organisatrice est revenue sur { NUMBER($count) } décisions.
}
log-withdrawn = { $count ->
    [one] L’équipe organisatrice a retiré une signature à la demande de la personne.
   *[other] L’équipe organisatrice a retiré { NUMBER($count) } signatures à la demande des personnes.
}
log-entered = { $count ->
    [one] L’équipe organisatrice a inscrit une signature recueillie ailleurs.
   *[other] L’équipe organisatrice a inscrit { NUMBER($count) } signatures recueillies ailleurs.
}
log-shown = { $count ->
    [one] Un nom de ceux qui signent ensemble a été montré.
   *[other] { NUMBER($count) } noms de ceux qui signent ensemble ont été montrés.
}
log-bulk-publish = { $count ->
    [one] L’équipe organisatrice a publié une signature en une fois.
   *[other] L’équipe organisatrice a publié { NUMBER($count) } signatures en une fois.
}
log-bulk-reject = { $count ->
    [one] L’équipe organisatrice a refusé une signature en une fois.
   *[other] L’équipe organisatrice a refusé { NUMBER($count) } signatures en une fois.
}
log-bulk-reject-held = { $count ->
    [one] L’équipe organisatrice a refusé une signature en une fois. Pourquoi elle a été examinée : { $reason }
   *[other] L’équipe organisatrice a refusé { NUMBER($count) } signatures en une fois. Pourquoi elles ont été examinées : { $reason }
}
log-bulk-hold = { $count ->
    [one] L’équipe organisatrice a remis une signature en attente en une fois.
   *[other] L’équipe organisatrice a remis { NUMBER($count) } signatures en attente en une fois.
}
log-bulk-undone = { $count ->
    [one] L’équipe organisatrice est revenue sur une telle décision pour une signature.
   *[other] L’équipe organisatrice est revenue sur une telle décision pour { NUMBER($count) } signatures.
}
log-opened = La lettre a commencé à recueillir des signatures.
log-closed = La lettre a cessé de recueillir des signatures.
log-text-first = Le texte est entré en vigueur :
log-text-material = Le texte a changé sur le fond :
log-text-changed = Le texte a été retouché :
statistics-how = Comment nous comptons
statistics-how-counts = Une signature compte dès que son adresse est confirmée, ou que l’équipe organisatrice l’a inscrite, et tant qu’elle est publiée. Une adresse compte une fois. Les signatures privées et anonymes comptent ; ce qui attend l’équipe ne compte pas.
statistics-how-leaves = Qui se retire quitte le nombre aussitôt ; son numéro sur la liste n’est pas redonné. Un jour peut donc retirer plus qu’il n’ajoute.
statistics-how-verified = « Confirmée » veut dire que quelqu’un lit le courrier à cette adresse, pas qui c’est. Page, fichiers, flux et cadre montrent le même nombre, chacun avec son heure.
count-live = en direct
count-paused = en pause
count-live-label = En direct : mis à jour pendant que vous regardez. Appuyez pour arrêter
count-paused-label = En pause : appuyez pour reprendre
statistics-record = Nombres pour mémoire
statistics-record-hint = Le nombre tel qu’il était à la fin de chaque jour, en UTC, avec un SHA-256 du fichier CSV de ce moment, précédé d’un nombre aléatoire (nonce) : seul qui a gardé le fichier et son datapackage.json peut le vérifier. Le fichier n’est pas gardé : chacun peut en sortir. Si quelqu’un qui y compte a changé ou s’est retiré depuis, c’est indiqué. Les jours où le site ne tournait pas manquent.
statistics-rows = Lignes
statistics-revision = Révision
statistics-sum = SHA-256 du nonce et du fichier CSV
statistics-taken = Relevé à, UTC
statistics-amended = changé depuis { $time }
error-unknown-part = after et since sont des nombres à partir de 0, et limit va de 1 à 10 000.
error-not-an-address = Quelque chose dans cette adresse n’est pas comme il faut : un nombre n’en est pas un, ou le texte est abîmé.
list-files = La liste entière sous forme de fichier
list-file-xlsx = Pour tableur (XLSX)
list-file-csv = Tableau (CSV)
list-file-json = Pour les programmes (JSON)
list-file-ndjson = Pour les programmes, ligne par ligne (NDJSON)
list-file-package = Ce que veulent dire les colonnes, avec nombre de lignes et somme de contrôle (Data Package)
as-of = État au { $time } UTC
line-earlier = a signé une version antérieure

## Versions du texte
history-link = Versions du texte
history-heading = Versions du texte
history-words = Chaque signature porte sur le texte exact que la personne avait sous les yeux. Tous les textes qui ont été en vigueur sont gardés ici, le plus récent d’abord.
history-moment = { $time } UTC
history-in-force = en vigueur
history-first = Première version
history-unsigned = Changée avant la première signature
history-editorial = Correction de forme
history-editorial-words = Une correction qui laisse intact ce que dit la lettre. Les signatures antérieures valent aussi pour ce texte.
history-material = Changement de fond
history-material-words = Ce que dit la lettre a changé. Toutes les personnes qui avaient signé et que l’on peut joindre par courriel ont été invitées à regarder ce changement, puis à maintenir ou à retirer leur signature. Jusqu’à leur réponse, elle porte sur le texte qu’elles ont signé.
history-hash = Empreinte
history-hash-handed-out = Empreinte du texte communiqué
history-comments = Ce texte contient des commentaires de ses auteurs, qui ne sont jamais montrés aux lecteurs. Ils sont retirés de la source qui est communiquée. La version garde l’empreinte du texte entier, tel qu’il a été signé ; la seconde empreinte est celle de la source que vous obtenez ici, et peut être vérifiée.
history-signatures = Signatures
history-came-back = (comptées là où ce texte revient, plus tard)
history-difference = Ce qui a changé
history-check-title = À vérifier soi-même
history-check = Une version porte le nom de son empreinte, le SHA-256 de sa source Markdown. Le fichier des signataires l’indique pour chaque signature.
history-source = Source du texte en vigueur (Markdown)
difference-same = { $count ->
    [one] ({ NUMBER($count) } paragraphe sans changement)
   *[other] ({ NUMBER($count) } paragraphes sans changement)
}
difference-space = Seuls des espaces et des retours à la ligne diffèrent.
difference-removed = supprimé :
difference-added = ajouté :
waiting-title = Un texte modifié est en attente (visible de vous seulement)

## Le formulaire
sign-title = Signer cette lettre
sign-not-yet = Les signatures ouvrent le { $time } UTC.
sign-closes = Les signatures se terminent le { $time }.
sign-closed = Les signatures sont closes depuis le { $time }. Merci à toutes les personnes qui ont signé.
sign-draft = Cette lettre est encore en cours d’écriture. On ne peut pas encore la signer.
sign-no-mail = On ne peut pas signer pour le moment : ce site ne peut pas encore envoyer de courriels, ni donc confirmer de signatures.
sign-paused = La collecte de signatures est suspendue pour un moment. La lettre reste ici, à lire et à partager ; veuillez revenir plus tard.
field-name = Votre nom ou nom d’artiste, tel qu’il doit figurer sous la lettre
field-name-or-group = Votre nom, votre nom d’artiste ou celui du groupe, tel qu’il doit figurer sous la lettre
field-name-hint = Ne laissez ce champ vide que si vous signez sans nom.
field-left-empty = Laissez ce champ vide : il est là pour les programmes qui remplissent tout ce qu’ils trouvent.
field-email = Votre adresse électronique
field-email-hint = Elle nous sert à confirmer votre signature et à vous écrire à son sujet. Elle n’est jamais publiée ni transmise.
# Beside an address that looks mistyped, with two buttons.
email-question-unsent = Rien n’a encore été envoyé.
email-question = Vouliez-vous dire { $address } ?
email-question-yes = Oui, prendre { $address }
email-question-no = Non, { $address } est juste
field-visibility = Qui peut voir votre nom ?
visibility-public = Montrer mon nom
visibility-public-hint = Tout le monde le voit : le public, l’équipe organisatrice, les destinataires.
visibility-together = Montrer mon nom quand nous serons assez à le faire
visibility-together-hint = Tant que { NUMBER($threshold) } personnes n’ont pas fait ce choix, on vous compte, et seule l’équipe organisatrice voit votre nom. Ensuite nous vous écrivons et, un jour plus tard, tous ces noms sont montrés d’un coup.
visibility-together-shown-hint = Nous sommes assez nombreux, et nos noms sont montrés. Si vous faites ce choix maintenant, le vôtre est montré avec eux dès que vous avez confirmé : au public, à l’équipe organisatrice et aux destinataires.
visibility-together-ended-hint = La lettre ne montre plus les noms de cette façon. On continue de vous compter, et seule l’équipe organisatrice voit votre nom.
visibility-private = Me compter sans montrer mon nom
visibility-private-hint = Seule l’équipe organisatrice le voit. Le public et les destinataires voient une signature de plus dans le total.
visibility-anonymous = Signer sans nom
visibility-anonymous-hint = Aucun nom n’est conservé. La ligne porte « Anonyme », suivi de votre activité si vous l’indiquez. L’équipe organisatrice examine la signature avant de la compter. Une fois que nous vous avons annoncé la décision, votre adresse est effacée aussi, et aucune nouvelle ne peut plus vous parvenir.
sign-more = Plus de détails sur vous (facultatif)
field-capacity = Au nom de qui signez-vous ?
capacity-personal = En mon nom
capacity-affiliation = En mon nom ; mon rattachement est donné à titre indicatif
capacity-group = Au nom d’un groupe, d’un collectif ou d’une organisation
field-spokesperson = Qui parle pour le groupe
field-spokesperson-hint = Seulement si vous signez pour un groupe. L’équipe organisatrice le voit, le public non.
field-role = Activité
field-role-hint = Par exemple « illustration » ou « enseignement ».
field-organisation = Organisation
field-city = Ville
field-country = Pays
field-country-none = (non indiqué)
field-website = Site web
field-comment = Quelques mots
field-comment-hint = Ils apparaissent partout où votre signature apparaît.
field-updates = Envoyez-moi des nouvelles de cette lettre par courriel. Je peux y mettre fin à tout moment.
field-consent = J’accepte que ma signature soit publiée et conservée selon mon choix ci-dessus. Je peux la modifier ou la retirer à tout moment.
sign-button = Signer
sign-what-happens = Nous vous envoyons un courriel. Rien n’est public avant que vous ne confirmiez.

## Ce qui ne va pas dans un formulaire, et que faire
errors-title = Il reste quelque chose à revoir
errors-title-not-taken = Votre formulaire n’a pas encore pu être reçu
errors-jump = Quelque chose est à revoir dans le formulaire
# Where two fields have the same fault.
errors-of-field = { $field } : { $message }
error-empty = Veuillez remplir ce champ.
error-name-empty = Veuillez écrire votre nom tel qu’il doit figurer, ou choisir de signer sans nom.
error-name-anonymous = Si vous préférez ne pas donner de nom, choisissez « Signer sans nom » plus bas. Si c’est bien le nom que vous voulez, envoyez de nouveau le formulaire tel quel.
error-spokesperson-empty = Veuillez indiquer qui parle pour le groupe.
error-line-too-long = Veuillez raccourcir à 120 caractères.
error-comment-too-long = Veuillez raccourcir à 500 caractères.
error-control = Veuillez retaper ce texte : il contient un retour à la ligne ou un autre caractère de contrôle.
error-bidirectional = Veuillez retaper ce texte : il contient des caractères invisibles qui inversent le sens de lecture.
error-stacked = Veuillez mettre moins d’accents sur une même lettre.
error-joined = Veuillez écrire plus simplement : trop de caractères sont composés de plusieurs autres. Un seul peut en réunir 16 au plus.
error-email-empty = Veuillez écrire votre adresse électronique, pour pouvoir confirmer votre signature.
error-email-space = Veuillez retirer l’espace ou le saut de ligne dans l’adresse.
error-email-long = Cette adresse est plus longue que le courriel ne le permet. Veuillez la vérifier.
error-email-no-at = Il manque le @ dans cette adresse. Elle devrait ressembler à nom@example.org.
error-email-two-ats = Il y a plus d’un @ dans cette adresse. Veuillez n’en garder qu’un.
error-email-several = Ce sont plusieurs adresses. Veuillez n’en écrire qu’une.
error-email-no-local-part = Il n’y a rien avant le @. Veuillez écrire l’adresse entière.
error-email-dots = Un point est mal placé : au début, deux de suite, ou un à côté du @. Veuillez vérifier l’adresse.
error-email-character = « { $character } » ne peut pas figurer dans une adresse. Veuillez la vérifier.
error-email-no-domain = Il n’y a rien après le @. Veuillez écrire l’adresse entière.
error-email-comma = Il y a une virgule après le @. Faut-il un point ?
error-email-no-dot = Il manque un point après le @. Cela devrait ressembler à example.org.
error-email-ending = Aucune adresse ne se termine ainsi. La fin devrait ressembler à .org.
error-email-domain = Ce qui suit le @ n’est pas le nom d’un fournisseur de courriel. Veuillez vérifier.
error-email-beyond-ascii = Notre serveur de courrier ne peut pas écrire à une adresse qui a de telles lettres avant le @. Veuillez donner une autre adresse, si vous en avez une.
# Organizers write addresses of others.
error-address-empty = Veuillez indiquer une adresse électronique.
error-address-character = Il y a dans cette adresse un caractère qu’aucune adresse ne contient. Veuillez la vérifier.
error-visibility-missing = Veuillez choisir qui peut voir votre nom.
error-capacity-unknown = Veuillez choisir au nom de qui vous signez.
error-country-unknown = Veuillez choisir un pays dans la liste.
error-website-wrong = Veuillez écrire une adresse web, comme https://example.org.
error-website-long = Veuillez raccourcir cette adresse web à 300 caractères. Les lettres autres que a à z comptent pour plusieurs.
error-consent-missing = Veuillez cocher la case si vous acceptez. Sans votre accord, nous ne pouvons pas conserver votre signature.
error-text-changed = Le texte de la lettre a changé depuis que vous avez ouvert cette page. Veuillez le relire, et signer si vous êtes toujours d’accord.
error-code-not-six = Veuillez taper les six chiffres du code.
error-code-wrong = Ce code ne confirme pas ce formulaire. Veuillez le vérifier, ou ouvrir le lien de notre dernier courriel : il dit où vous en êtes.
error-code-too-often = Ce code a été essayé trop souvent. Veuillez suivre le lien du courriel.
error-code-guesses = Trop de codes erronés ont été tapés depuis votre réseau. Veuillez suivre le lien du courriel.
error-flood = En ce moment, plus de formulaires arrivent de votre réseau que nous ne pouvons en recevoir. Ce que vous avez tapé est toujours là : veuillez l’envoyer de nouveau dans une minute.
error-busy = Nous ne pouvons pas recevoir votre formulaire en cet instant. Ce que vous avez tapé est toujours là : veuillez l’envoyer de nouveau dans quelques secondes.
error-paused = La collecte de signatures est suspendue en ce moment. Ce que vous avez tapé est toujours là : veuillez l’envoyer de nouveau plus tard.

## Regardez vos courriels
check-title = Regardez vos courriels
check-sent-to = Nous avons écrit à
check-not-signed-yet = Ouvrez ce courriel et confirmez. D’ici là, rien n’est public et vous n’avez pas encore signé :
check-sender = De
check-subject = Objet
check-expected = Beaucoup de courriels partent en ce moment. Le vôtre est attendu à peu près à cette heure : { $time } UTC.
check-development = Ce site n’envoie pas de courriels : ils se lisent dans la boîte de développement
field-code = Code reçu par courriel
check-confirm-button = Confirmer ma signature
check-no-mail = Pas de courriel ?
check-no-mail-words = Regardez dans les indésirables. Cela peut prendre quelques minutes. Si vous avez reçu aujourd’hui un autre courriel de notre part au sujet de cette lettre, son lien ouvre aussi ce formulaire. Si l’adresse ci-dessus contient une erreur, corrigez-la ici.
check-refused-title = Le courriel n’a pas pu être remis
check-refused-for = Le serveur de messagerie a refusé notre courriel à
check-refused = Il dit que cette boîte n’existe pas. Rien n’est public et vous n’avez pas encore signé :
check-refused-words = Si l’adresse ci-dessus contient une erreur, corrigez-la ici. Si elle est juste, cette boîte ne peut pas être jointe pour le moment : donnez une autre adresse.
field-email-corrected = Adresse électronique corrigée
check-correct-button = Envoyer à cette adresse

## Confirmation
confirm-title = Veuillez confirmer votre signature
confirm-nothing-public = Rien n’est encore public. Vous allez signer :
confirm-moderated = L’équipe organisatrice examine la signature avant de la compter.
why-anonymous = Les signatures sans nom sont toujours examinées d’abord.
why-group = Les signatures de groupes sont toujours examinées d’abord.
why-everyone = L’équipe organisatrice examine d’abord chaque signature de cette lettre.
why-first-signatory = Ce nom figure déjà parmi les premières signatures.
why-scripts = Un mot du nom ou de l’organisation mêle les lettres de plusieurs alphabets, dont certaines se ressemblent.
why-link = Le texte contient un lien ou une adresse.
why-mailbox = Votre boîte aux lettres a déjà signé cette lettre sous un autre nom.
why-honeypot = Un champ que les personnes ne voient pas a été rempli, comme le font les programmes.
why-burst = À ce moment-là, un très grand nombre de signatures arrivaient de votre réseau.
why-restored = Elle a été modifiée peu avant que ce site ne doive être rétabli à partir d’une sauvegarde, et cette modification est perdue.
confirm-button = Confirmer ma signature
confirm-others = Autres formulaires envoyés avec votre adresse
confirm-others-words = Si le bon est l’un de ceux-ci, confirmez celui-là. Les autres seront alors supprimés.
confirm-already-title = Vous avez déjà confirmé
confirm-already-words = Ouvrir ce lien une nouvelle fois ne change rien. Votre page dit où en est votre signature.
# What a signature says, and who sees it: the line follows the first kind of message.
reads-now = Voici ce qui figure sous la lettre :
reads-later = Voici ce qui figurera sous la lettre :
reads-if-accepted = Voici ce qui figurerait sous la lettre :
reads-nowhere = Voici ce qu’elle dit :
counts-now = Votre signature est comptée. Voici ce que seule l’équipe organisatrice voit :
counts-later = Votre signature sera comptée sans votre nom. Voici ce que seule l’équipe organisatrice voit :
counts-if-accepted = Votre signature serait comptée sans votre nom. Voici ce que seule l’équipe organisatrice voit :
seen-now-public = Tout le monde voit cette signature : le public, l’équipe organisatrice et les destinataires.
seen-now-together = Seule l’équipe organisatrice voit votre nom. Tout le monde le verra dès qu’assez de personnes auront fait ce choix, et après que nous vous aurons écrit.
seen-now-private = Seule l’équipe organisatrice voit votre nom. Le public et les destinataires voient une signature de plus dans le total.
seen-now-anonymous = Tout le monde voit cette ligne. Aucun nom n’est conservé.
seen-once-confirmed-public = Dès que vous aurez confirmé, tout le monde verra cette signature : le public, l’équipe organisatrice et les destinataires.
seen-once-confirmed-together = Dès que vous aurez confirmé, l’équipe organisatrice verra votre nom. Tout le monde le verra dès qu’assez de personnes auront fait ce choix, et après que nous vous aurons écrit.
seen-once-confirmed-private = Dès que vous aurez confirmé, l’équipe organisatrice verra votre nom, et personne d’autre. Le public et les destinataires verront une signature de plus dans le total.
seen-once-confirmed-anonymous = Dès que vous aurez confirmé, tout le monde verra cette ligne. Aucun nom n’est conservé.
seen-once-accepted-public = Tant que l’équipe organisatrice ne l’a pas acceptée, personne d’autre ne la voit. Ensuite, tout le monde la verra : le public, l’équipe organisatrice et les destinataires.
seen-once-accepted-together = Seule l’équipe organisatrice voit votre nom. Dès qu’elle l’aura accepté, vous serez compté·e. Tout le monde verra votre nom dès qu’assez de personnes auront fait ce choix, et après que nous vous aurons écrit.
seen-once-accepted-private = Seule l’équipe organisatrice voit votre nom. Dès qu’elle l’aura accepté, le public et les destinataires verront une signature de plus dans le total.
seen-once-accepted-anonymous = Tant que l’équipe organisatrice n’a pas accepté cette ligne, personne d’autre ne la voit. Ensuite, tout le monde la verra. Aucun nom n’est conservé.
seen-once-accepted-and-published-public = Tant que l’équipe organisatrice ne l’a pas acceptée et que la lettre n’est pas publiée, personne d’autre ne la voit. Ensuite, tout le monde la verra : le public, l’équipe organisatrice et les destinataires.
seen-once-accepted-and-published-together = Seule l’équipe organisatrice voit votre nom. Dès qu’elle l’aura accepté et que la lettre sera publiée, vous serez compté·e. Tout le monde verra votre nom dès qu’assez de personnes auront fait ce choix, et après que nous vous aurons écrit.
seen-once-accepted-and-published-private = Seule l’équipe organisatrice voit votre nom. Dès qu’elle l’aura accepté et que la lettre sera publiée, le public et les destinataires verront une signature de plus dans le total.
seen-once-accepted-and-published-anonymous = Tant que l’équipe organisatrice n’a pas accepté cette ligne et que la lettre n’est pas publiée, personne d’autre ne la voit. Ensuite, tout le monde la verra. Aucun nom n’est conservé.
seen-once-published-public = Dès que la lettre sera publiée, tout le monde verra cette signature : le public, l’équipe organisatrice et les destinataires.
seen-once-published-together = Seule l’équipe organisatrice voit votre nom. Dès que la lettre sera publiée et qu’assez de personnes auront fait ce choix, tout le monde le verra, après que nous vous aurons écrit.
seen-once-published-private = Seule l’équipe organisatrice voit votre nom. Dès que la lettre sera publiée, le public et les destinataires verront une signature de plus dans le total.
seen-once-published-anonymous = Dès que la lettre sera publiée, tout le monde verra cette ligne. Aucun nom n’est conservé.
seen-rejected = Personne ne la voit, sauf l’équipe organisatrice.
seen-taken-back = La lettre a été retirée. Aucune signature n’apparaît plus.

## Liens qui n’ouvrent rien
link-damaged-title = Ce lien est abîmé
link-damaged = Il en manque une partie, comme il arrive quand un lien est coupé sur deux lignes. Veuillez l’ouvrir de nouveau depuis le courriel, ou le copier en entier.
link-replaced-title = Il existe un lien plus récent
link-replaced = Si c’était vous, veuillez suivre le lien de notre dernier courriel.
link-replaced-mailbox = Veuillez suivre le lien de notre dernier courriel.
link-ended-title = Ce lien n’est plus valable
link-ended = Il a déjà servi, ou il a été supprimé au bout de deux semaines, ou un autre formulaire portant votre adresse a été confirmé à sa place. Cherchez un courriel plus récent de notre part, ou signez de nouveau.
link-withdrawn-title = Cette signature a été retirée
link-withdrawn = Votre nom, vos mots et votre adresse sont effacés. Vous pouvez signer de nouveau si vous le souhaitez.
link-closed-title = Cette lettre ne recueille plus de signatures
link-closed = La période de signature est terminée, et cette signature ne peut plus être confirmée.
link-taken-back = L’équipe organisatrice l’a retirée. Votre formulaire n’a pas été confirmé : il ne compte nulle part et sera supprimé de lui-même.
link-not-now-title = Cette lettre ne recueille pas de signatures en ce moment
link-not-now = Rien n’est perdu : ce que vous avez saisi est gardé quelques jours. Veuillez rouvrir ce lien plus tard.
link-spelling-title = Vous avez déjà signé
link-spelling = Cette lettre a déjà été signée du même nom depuis cette boîte, avec l’adresse écrite autrement. Le lien vers cette signature se trouve dans notre courriel à cette autre adresse.

## Ce n’était pas moi
not-me-link = Ce n’était pas moi
not-me-title = Quelqu’un d’autre a-t-il tapé votre adresse ?
not-me-words = Dans ce cas, nous effaçons ce qui a été envoyé avec elle. Si cela a été confirmé entre-temps, nous retirons aussi cette signature.
not-me-never = Ne plus jamais écrire à cette adresse
not-me-button = Effacer
not-me-not-yours = Depuis cet e-mail, ce qui avait été envoyé est passé à une autre adresse ou a un lien plus récent : il n’y a plus rien ici que vous puissiez effacer. Si vous ne voulez plus d’e-mails de ce site, dites-le ici ; aucune signature n’en est changée.
not-me-done-title = C’est effacé
not-me-done = Il n’y aura pas de suite. Vous pouvez fermer cette page.
not-me-done-never = Nous n’écrirons plus jamais à cette adresse. Vous pouvez fermer cette page.

## Ma signature
my-signature-link = Ma signature
mine-published-title = Vous avez signé
mine-published = Merci. Votre signature porte le numéro { NUMBER($number) } sous cette lettre :
mine-held-title = Votre signature attend l’avis de l’équipe organisatrice
mine-held = Merci. Votre adresse est confirmée. L’équipe organisatrice examine votre signature avant de la compter ; ensuite, nous vous écrivons. La lettre :
reason-is = La raison :
mine-taken-down-title = Votre signature a été retirée de la liste
mine-taken-down = L’équipe organisatrice a retiré votre signature de cette lettre :
mine-rejected-title = Votre signature n’a pas été publiée
mine-rejected = L’équipe organisatrice a décidé de ne pas publier votre signature sous cette lettre :
mine-taken-back-title = La lettre a été retirée
mine-taken-back = Vous aviez signé cette lettre. L’équipe organisatrice l’a retirée :
mine-letter-draft = La lettre n’est pas publiée en ce moment.
mine-withdrawn-title = Vous avez retiré votre signature
mine-withdrawn = Votre nom, vos mots et votre adresse sont effacés, et votre signature a quitté toutes les listes et tous les totaux de cette lettre :
mine-signed-on = Confirmée le { $day }.
mine-keep-link-to-withdraw = Gardez le lien de cette page : il vous permet de retirer votre signature à tout moment. Ne le partagez pas.
mine-keep-link = Gardez le lien de cette page : il vous permet de modifier ou de retirer votre signature à tout moment. Ne le partagez pas.
mine-in-list = La voir dans la liste
mine-waiting-title = Une modification est en attente
mine-waiting = L’équipe organisatrice examine d’abord cette modification. D’ici là, le reste ne change pas.
mine-declined = L’équipe organisatrice a décidé de ne pas accepter votre dernière modification, pour la raison suivante :
mine-change-title = Modifier votre signature
mine-data = Télécharger tout ce que nous conservons à votre sujet (JSON)
edit-link = Modifier ce qu’elle dit
edit-title = Modifier votre signature
edit-button = Enregistrer la modification
edit-kept = Ce qui figure encore avec votre signature
edit-kept-hint = La lettre ne le demande pas. Rien ne change ; cochez ce que vous voulez retirer.
edit-take-off = Retirer : { $field }
edit-what-happens = Nous annonçons chaque modification par courriel. Votre numéro reste le même. Ce qui montre moins vaut aussitôt ; ce qui montre plus, l’équipe organisatrice l’examinera peut-être d’abord.
edit-back = Revenir à ma signature sans rien modifier
visibility-title = Modifier qui peut voir votre nom
visibility-button = Modifier ainsi
mine-updates-title = Nouvelles par courriel
updates-are-on = Nous vous envoyons par courriel des nouvelles de cette lettre.
updates-wait = Vous souhaitez des nouvelles de cette lettre par courriel. Un courriel à votre adresse est revenu, nous n’en envoyons donc pas pour le moment.
mine-came-back = Un courriel à votre adresse est revenu le { $day } : son serveur a dit que cette boîte n’existe pas. Nous n’y envoyons pas de nouvelles tant que vous n’avez pas confirmé l’adresse à nouveau ou déplacé la signature vers une autre.
updates-are-off = Vous ne recevez pas de nouvelles de cette lettre par courriel.
updates-on-button = M’envoyer des nouvelles
updates-off-button = Ne plus m’envoyer de nouvelles
done-in-force = Votre modification est en vigueur. Nous l’avons annoncée par courriel.
done-nothing = C’est déjà ainsi. Rien n’a changé.
done-too-often = Cette signature a été modifiée très souvent aujourd’hui. Veuillez réessayer demain. Vous pouvez toujours la masquer ou la retirer.
done-updates-on = Vous recevrez par courriel des nouvelles de cette lettre.
done-updates-off = Vous ne recevrez plus de nouvelles de cette lettre.
looks-title = Qui a consulté mon adresse
looks-words = L’équipe organisatrice ne voit de votre adresse que le fournisseur de messagerie. Pour la voir en entier, il faut donner une raison, et cela est noté ici.
looks-none = Personne n’a consulté votre adresse.
new-link-title = Obtenir un nouveau lien ; les anciens prennent fin
new-link-words = Si quelqu’un d’autre a vu un e-mail ou l’adresse de cette page : vous obtenez un nouveau lien, et aucun lien antérieur, dans quelque e-mail que ce soit, n’ouvre plus rien.
new-link-mailed = Nous l’envoyons aussi à votre adresse.
new-link-button = Obtenir un nouveau lien
done-new-link = Vous avez un nouveau lien : l’adresse de cette page. Tous les précédents ont pris fin. Nous vous l’avons aussi envoyé par e-mail.
done-new-link-shown = Vous avez un nouveau lien : l’adresse de cette page. Veuillez la conserver. Tous les précédents ont pris fin. Aucun autre e-mail ne part à ce sujet aujourd’hui.
withdraw-title = Retirer ma signature
withdraw-words = Votre nom, vos mots et votre adresse sont effacés aussitôt, sans retour possible. Seul le numéro reste, sans nom. Vous pourrez signer de nouveau plus tard.
withdraw-words-all = Votre nom, vos mots et votre adresse sont effacés aussitôt, sans retour possible.
withdraw-button = Retirer et effacer
renewal-none = Votre signature porte sur le texte actuel de la lettre.
renewal-title = Le texte a changé depuis votre signature
renewal-words = Votre signature porte toujours sur le texte que vous avez signé. Voici ce qui diffère aujourd’hui :
renewal-done = Merci. Votre signature porte sur le nouveau texte.
renewal-again = Le texte a encore changé depuis que vous avez ouvert cette page. Veuillez le regarder de nouveau.
renewal-button = Je signe aussi le nouveau texte
renewal-or-withdraw = Si vous ne faites rien et ne retirez pas votre signature, elle reste attachée à l’ancien texte, et la liste l’indique.

## Déplacer une signature vers une autre adresse
move-title = Passer à une autre adresse
move-words = Votre signature peut appartenir à une autre adresse e-mail. Nous interrogeons cette adresse ; dès qu’elle confirme, tous les liens actuels prennent fin. Pendant 7 jours, l’adresse actuelle peut la reprendre.
move-email = L’autre adresse e-mail
move-button = Interroger cette adresse
move-asked-words = Si elle peut prendre votre signature, un e-mail est en route vers cette adresse :
move-asked-until = Elle peut confirmer jusqu’au { $time } UTC. D’ici là, rien ne change. Si vous interrogez une autre adresse à sa place, celle-ci ne pourra plus confirmer.
move-stop-button = Arrêter le changement
move-can-go-back = Cette signature vient de passer ici. L’adresse précédente peut la reprendre jusqu’au { $time } UTC. Ensuite, elle pourra de nouveau changer d’adresse.
move-letter = La lettre :
move-here-title = Cette signature doit-elle être la vôtre ?
move-here-words = Quelqu’un (vous, nous l’espérons) a signé cette lettre et veut que la signature appartienne à cette adresse. Si vous confirmez, ses liens vous parviennent, tous les précédents prennent fin et l’adresse précédente en est informée. Pendant 7 jours, elle peut reprendre la signature.
move-here-button = Faire passer la signature à cette adresse
move-stop-title = Arrêter le passage à une autre adresse ?
move-stop-words = Quelqu’un veut que votre signature appartienne à une autre adresse. Si ce n’est pas vous, cette personne a le lien vers votre signature : tous les liens actuels prennent fin aussi, et vous en recevez un nouveau.
move-stop-and-renew-button = Arrêter et obtenir un nouveau lien
move-back-title = Reprendre votre signature ?
move-back-words = Elle appartient maintenant à une autre adresse. Vous pouvez la reprendre jusqu’au { $time } UTC : elle appartient de nouveau à cette adresse, tous les liens actuels prennent fin et vous en recevez un nouveau. L’autre adresse en est informée.
move-back-button = La reprendre à cette adresse
move-done-title = C’est déjà fait
move-done-words = La signature appartient à cette adresse. Voici sa page :
move-taken-title = Cette boîte aux lettres a déjà signé
move-taken = Elle a sa propre signature sous cette lettre, et une boîte aux lettres n’a qu’une signature. Si vous préférez l’autre, retirez d’abord la vôtre par le lien de nos e-mails, puis ouvrez de nouveau ce lien.
move-over-title = Ce lien a pris fin
move-over = Le changement a été fait ou arrêté, ou son délai est passé.
done-move-asked = Si cette adresse peut prendre votre signature, un e-mail est en route vers elle. Rien ne change tant qu’elle n’a pas confirmé. Nous informons aussi votre adresse actuelle.
done-move-stopped = Le changement est arrêté. Votre signature reste où elle est.
done-moved = La signature appartient maintenant à cette adresse. Cette page est son nouveau lien, que vous recevez aussi par e-mail. Tous les liens précédents ont pris fin.
done-moved-back = Votre signature appartient à votre adresse. Cette page est son nouveau lien, que vous recevez aussi par e-mail. Tous les liens précédents ont pris fin.

## Un lien perdu
find-signed-already = Vous avez déjà signé ?
find-link = Demander le lien vers ma signature
find-title = Demander le lien vers ma signature
find-words = Il vous permet de voir, de modifier ou de retirer votre signature à tout moment. Nous l’envoyons à l’adresse avec laquelle vous avez signé :
find-email = L’adresse électronique avec laquelle vous avez signé
find-button = M’envoyer le lien
find-asked-title = Regardez dans votre boîte aux lettres
find-asked = S’il existe une signature avec cette adresse, son lien est en route vers elle. La lettre :
find-asked-no-mail = Pas de courriel ? Regardez dans les indésirables, ou essayez une autre de vos adresses. Pour une même adresse, nous répondons quelques fois par jour.
find-no-mail = Ce site ne peut pas envoyer de courriel pour le moment. Veuillez réessayer plus tard.
find-ended = Vous avez signé ? Demandez le lien vers votre signature
error-find-email-empty = Veuillez indiquer l’adresse avec laquelle vous avez signé.

## Fin des nouvelles
unsubscribe-title = Ne plus recevoir de nouvelles
unsubscribe-words = Nous ne vous enverrons plus de nouvelles de cette lettre. Votre signature reste telle quelle.
unsubscribe-button = Ne plus m’envoyer de nouvelles
unsubscribe-done-title = Plus de nouvelles
unsubscribe-done = Nous ne vous enverrons plus de nouvelles de cette lettre. Votre signature reste telle quelle. Vous pouvez fermer cette page.

## Courriel
mail-confirm-subject = Votre code { $code } : veuillez confirmer
mail-confirm-open = Quelqu’un (vous, nous l’espérons) a rempli le formulaire pour signer cette lettre ouverte :
mail-nothing-public = Rien n’est encore public.
# What a link in a mail is for, on the line above it.
mail-link-above = { $words } :
mail-confirm-link = Voir et confirmer
mail-confirm-code = Ou tapez ce code sur la page où vous avez signé : { $code }
mail-deleted-on = Si vous ne faites rien, tout sera supprimé le { $day }.
mail-confirm-before = Les signatures se terminent le { $time }. Merci de confirmer avant. Si vous ne faites rien, votre formulaire ne compte pas et s’efface de lui-même.
mail-confirm-late = Les signatures sont closes depuis le { $time }. Votre formulaire est arrivé à temps : vous pouvez encore le confirmer jusqu’au { $until }. Si vous ne faites rien, il ne compte pas et s’efface de lui-même.
mail-reminder-open = Hier, quelqu’un (vous, nous l’espérons) a rempli le formulaire pour signer cette lettre ouverte. La signature attend d’être confirmée. Nous ne vous le rappelons qu’une fois :
mail-already-subject = Vous avez déjà signé
mail-already-open = Quelqu’un (vous, nous l’espérons) a rempli de nouveau le formulaire pour signer cette lettre ouverte :
mail-already-words = Vous l’avez déjà signée. Rien n’a changé.
mail-published-subject = Votre signature est confirmée
mail-published-open = Merci d’avoir signé cette lettre ouverte :
mail-held-subject = Votre signature attend l’avis de l’équipe organisatrice
mail-held-open = Votre adresse est confirmée. L’équipe organisatrice examine votre signature avant de la compter ; ensuite, nous vous écrivons de nouveau. La lettre :
mail-rejected-subject = À propos de votre signature
mail-taken-down-open = L’équipe organisatrice a retiré votre signature de cette lettre ouverte :
mail-rejected-open = L’équipe organisatrice a décidé de ne pas publier votre signature sous cette lettre ouverte :
mail-renewal-subject = Le texte que vous avez signé a changé
mail-renewal-open = L’équipe organisatrice a changé le texte de cette lettre ouverte depuis votre signature :
mail-renewal-note = Elle en dit ceci :
mail-renewal-words = Votre signature porte toujours sur le texte que vous avez signé. Veuillez regarder ce qui diffère, et nous dire si vous signez aussi le nouveau texte ou si vous retirez votre signature.
mail-renewal-link = Voir ce qui diffère et décider
mail-renewal-nothing = Si vous ne faites rien, votre signature reste attachée à l’ancien texte, et la liste des signataires l’indique.
mail-together-subject = À partir de demain, votre nom est montré
mail-together-open = Vous avez signé cette lettre ouverte pour la soutenir avec d’autres. Vous êtes maintenant assez :
mail-together-words = À partir du { $time } UTC, tout le monde voit votre nom, si vous êtes encore assez à ce moment-là : le public, l’équipe organisatrice et les destinataires.
mail-together-others = { $count ->
    [one] { NUMBER($count) } autre nom attend d’être montré avec le vôtre.
   *[other] { NUMBER($count) } autres noms attendent d’être montrés avec le vôtre.
}
mail-together-way-out = Si cela vous convient, vous n’avez rien à faire. Si vous préférez que votre nom ne soit pas montré, gardez-le privé ou retirez votre signature avant ce moment.
mail-together-link = Garder mon nom privé, ou retirer ma signature
mail-waits-again-subject = Votre nom n’est pas encore montré
mail-waits-again-open = Nous vous avions écrit que votre nom serait montré sous cette lettre ouverte :
mail-waits-again-words = Il ne l’est pas. Quelques personnes ont changé d’avis, et celles qui restent sont trop peu nombreuses. Votre signature est comptée comme avant. Nous vous écrirons de nouveau un jour avant que votre nom soit montré.
mail-farewell-subject = Nous allons effacer votre adresse
mail-farewell-open = Vous avez signé cette lettre ouverte :
mail-farewell-words = Nous ne gardons pas les adresses électroniques plus longtemps que nécessaire. Nous effacerons la vôtre le { $day } ou peu après, et ne pourrons plus vous écrire ensuite. Votre signature reste telle quelle.
mail-farewell-together = Si elle attend encore d’autres signatures à ce moment-là, votre nom ne sera plus montré, car nous ne pourrions pas vous prévenir un jour avant.
mail-farewell-choices = Si cela vous convient, vous n’avez rien à faire. Sinon, masquez votre nom ou retirez votre signature. Gardez ce lien, il fonctionne aussi après ce jour. Si vous le perdez, donnez votre adresse sur la page de la lettre, et nous retrouverons votre signature.
mail-farewell-link = Garder, masquer ou retirer ma signature
mail-retraction-subject = Une lettre que vous avez signée a été retirée
mail-retraction-open = L’équipe organisatrice a retiré cette lettre ouverte, que vous aviez signée le { $day } :
mail-retraction-says = Elle en dit :
mail-retraction-nobody = Plus personne n’y figure : le texte, la liste des signataires, ses fichiers et le décompte ne sont plus sur ce site. Les copies faites auparavant par d’autres nous échappent.
mail-retraction-data = Ce que vous aviez envoyé n’est visible que de l’équipe organisatrice. Cela reste avec la lettre jusqu’à ce que vous retiriez votre signature ; votre adresse électronique sera effacée le { $day } ou peu après. Vous n’avez rien à faire. Pour que tout soit effacé maintenant, retirez votre signature :
mail-retraction-link = Voir ma signature, ou la retirer et l’effacer
mail-keep-link = Gardez ce lien : il vous permet de voir ou de retirer votre signature à tout moment. Il fonctionne pour quiconque le possède.
mail-edit-subject = Votre signature a été modifiée
mail-edit-words = Quelqu’un (vous, nous l’espérons) a modifié ce que dit votre signature sous cette lettre ouverte :
mail-edit-visibility = Quelqu’un (vous, nous l’espérons) a modifié qui peut voir votre nom sous cette lettre ouverte :
mail-edit-updates-on = Quelqu’un (vous, nous l’espérons) a demandé à recevoir par courriel des nouvelles de cette lettre ouverte :
mail-edit-updates-off = Quelqu’un (vous, nous l’espérons) a mis fin aux nouvelles par courriel de cette lettre ouverte :
mail-end-updates = Ne plus m’envoyer de nouvelles
mail-edit-waits-subject = Une modification de votre signature est en attente
mail-edit-waits = Quelqu’un (vous, nous l’espérons) souhaite modifier votre signature sous cette lettre ouverte :
mail-edit-accepted-subject = Votre modification est en vigueur
mail-edit-accepted = L’équipe organisatrice a accepté la modification de votre signature sous cette lettre ouverte :
mail-edit-declined-subject = À propos de la modification de votre signature
mail-edit-declined = L’équipe organisatrice a décidé de ne pas accepter la modification de votre signature sous cette lettre ouverte :
mail-edit-not-you = Si ce n’était pas vous, quelqu’un d’autre a le lien vers votre signature. Ouvrez-le pour la modifier ou la retirer :
mail-new-link-subject = Votre nouveau lien
mail-new-link-open = Vous avez demandé un nouveau lien vers votre signature, sous :
mail-new-link-words = Tous les liens précédents ont pris fin, ceux de nos e-mails antérieurs aussi. Si cette demande ne vient pas de vous, ouvrez le lien et demandez-en encore un nouveau : alors seule votre boîte aux lettres l’aura.
mail-move-subject = Veuillez confirmer votre nouvelle adresse
mail-move-open = Quelqu’un (vous, nous l’espérons) a signé cette lettre ouverte et veut que la signature appartienne désormais à cette adresse :
mail-move-words = Rien n’a encore changé.
mail-move-link = Regarder et confirmer le changement
mail-move-until = Vous pouvez confirmer jusqu’au { $time } UTC. Si vous ne faites rien, la signature reste où elle est.
mail-move-taken-open = Quelqu’un (vous, nous l’espérons) veut faire passer une signature sous cette lettre ouverte à cette adresse :
mail-move-taken-words = Vous l’avez déjà signée, et une boîte aux lettres n’a qu’une signature. Rien n’a changé.
mail-move-asked-subject = Votre signature doit passer à une autre adresse
mail-move-asked-open = Quelqu’un (vous, nous l’espérons) veut que votre signature sous cette lettre ouverte appartienne à une autre adresse :
mail-move-asked-words = Si cette adresse confirme, les liens vers votre signature y sont envoyés, et ceux que vous avez prennent fin. Nous vous écrirons alors encore une fois.
mail-move-asked-not-you = Si ce n’était pas vous, quelqu’un d’autre a le lien vers votre signature. Arrêtez le changement : tous les liens actuels prennent fin et vous en recevez un nouveau.
mail-move-asked-link = Arrêter le changement
mail-moved-subject = Votre signature est passée à une autre adresse
mail-moved-open = Votre signature sous cette lettre ouverte appartient maintenant à une autre adresse :
mail-moved-words = Cette adresse l’a confirmé. Tous les liens que vous avez vers votre signature ont pris fin.
mail-moved-not-you = Si ce n’était pas vous, reprenez-la jusqu’au { $time } UTC. Ensuite, nous effaçons cette adresse.
mail-moved-link = La reprendre à cette adresse
mail-moved-back-subject = Une signature est revenue à l’adresse précédente
mail-moved-back-open = Une signature sous cette lettre ouverte était passée à cette adresse. Elle appartient de nouveau à l’adresse précédente :
mail-moved-back-words = La personne qui lit cette autre boîte aux lettres l’a reprise. Tous les liens que vous avez vers elle ont pris fin, et nous effaçons cette adresse. Vous pouvez volontiers signer vous-même avec elle.
mail-lost-subject = Le lien vers votre signature
mail-lost-found = Quelqu’un (vous, nous l’espérons) a demandé le lien vers votre signature sous cette lettre ouverte :
mail-lost-nothing = Quelqu’un (vous, nous l’espérons) a demandé le lien vers une signature avec cette adresse. Il n’y en a pas sous cette lettre ouverte :
mail-lost-other-address = Peut-être avez-vous signé avec une autre adresse, n’avez-vous pas encore confirmé, ou avez-vous retiré votre signature.
mail-lost-not-you = Si ce n’était pas vous, vous n’avez rien à faire. Rien n’a été modifié, et personne n’a appris si vous avez signé.
mail-employer = S’il s’agit d’une adresse professionnelle, ce courriel peut peut-être être lu sur votre lieu de travail.
mail-private = La lettre reste privée jusqu’au { $time } UTC. Merci de ne pas en parler avant.
mail-share = Pour faire connaître la lettre, partagez cette adresse et non ce courriel
mail-sent-for = Envoyé par { $sender }. Lettre organisée par { $organizer }.
mail-sent-by = Envoyé par { $sender }.

## Boîte de développement
# $url is the address that the site believes to have.
site-exposed = Ce site n’est pas encore prêt à recevoir des visites : il tourne en mode développement, à l’adresse { $url }, que seule sa propre machine trouve. Pour l’ouvrir, il faut le lancer avec son adresse publique (--public-url) et un serveur de courrier (--smtp-url).
mailbox-title = Boîte de développement
mailbox-words = Ce site tourne sur votre propre machine, sans serveur de courriel. Ce qu’il enverrait s’affiche ici, et seulement ici.
mailbox-empty = Pas encore de courriel.

## Trouver et partager
feed-title = Actualités de « { $letter } »
card-kind = Lettre ouverte
share-title = Faire passer
share-address = Adresse de cette lettre
share-mail = Écrire un courriel à son sujet
share-button = Partager
share-copy = Copier l’adresse
share-copied = Copiée
share-networks = Partager sur
share-after-title = Faites passer
share-after = Vous pouvez montrer la lettre à d’autres. Ce que vous envoyez ne vous nomme nulle part.
share-words = J’ai signé « { $title } » :
share-embed = Montrer cette lettre sur votre propre site
share-embed-words = À copier dans votre page
embed-read = Lire cette lettre
embed-new-tab = { $link } (dans un nouvel onglet)

## Vie privée
privacy-link = Vie privée
privacy-title = Vie privée
privacy-lead = Ce que ce site conserve de vous, pourquoi, combien de temps, et comment y mettre fin.
privacy-reading = Quand vous lisez
privacy-reading-nothing = Rien n’est enregistré à votre sujet. Il n’y a pas de cookies pour qui vient lire, rien n’est chargé depuis d’autres sites, et personne ne suit vos visites. Seules des sommes restent : combien de fois par jour une lettre a été ouverte par un lien de quel autre site.
privacy-reading-log = Le journal du site note quelle sorte de page a été demandée, quand, et en combien de temps elle a été servie. Il ne note ni votre adresse réseau ni le lien privé que vous avez utilisé. Les personnes qui exploitent les machines et les lignes intermédiaires peuvent tenir leurs propres journaux.
privacy-signing = Quand vous signez
privacy-signing-kept = Sont conservés :
privacy-kept-words = ce que vous écrivez dans le formulaire, pour que votre signature figure comme vous le voulez ;
privacy-kept-address = votre adresse de courriel, chiffrée, et des empreintes à clé de cette adresse, de sa boîte et de son fournisseur, pour qu’une adresse ne signe qu’une fois et que les fausses signatures se remarquent ;
privacy-kept-choices = vos choix : qui peut voir votre nom, si vous voulez des nouvelles, les mots que vous avez acceptés, et la version de la lettre qui vous a été montrée ;
privacy-kept-times = quand vous avez envoyé et confirmé le formulaire, et un registre de ce qui a été fait de votre signature depuis. Ce registre ne contient ni nom, ni mots, ni adresse.
privacy-not-kept = Ni votre adresse réseau ni le type de votre appareil ne sont conservés. Une empreinte à clé du réseau d’où le formulaire est venu, qui ne dit ni qui vous êtes ni quelle est votre adresse, est gardée deux jours, pour que nous remarquions quand un très grand nombre de formulaires viennent du même endroit ; sa clé est détruite chaque nuit.
privacy-first = Les premières signatures sont inscrites par l’équipe organisatrice de la lettre. Si votre nom y figure et que vous ne le voulez pas, écrivez-lui.
privacy-why = Pourquoi
privacy-why-consent = Pour que votre signature compte, et parce que vous l’avez accepté en envoyant et en confirmant le formulaire. Là où le droit européen s’applique, il s’agit de votre consentement (RGPD, article 6, paragraphe 1, point a, et article 9, paragraphe 2, point a, car une signature peut révéler ce que vous pensez en politique). Vous pouvez le retirer à tout moment ; ce qui a été fait jusque-là reste licite.
privacy-who = Qui le voit
privacy-who-public = Tout le monde voit votre nom et vos mots si vous l’avez choisi, sur la page et dans les fichiers à télécharger. Ce que d’autres en ont copié nous échappe.
privacy-who-organizers = Les personnes qui organisent des lettres sur ce site voient ce que vous avez écrit, même si vous avez demandé à ne pas apparaître.
privacy-who-address = De votre adresse de courriel, le public ne voit rien, et l’équipe organisatrice seulement le fournisseur de messagerie. Une personne de l’équipe peut la consulter pour une raison ; cela est noté, et vous lisez sur la page de votre signature quand, par qui et pourquoi. Elle est déchiffrée pour vous écrire : pour vous demander de confirmer, pour vous dire où en est votre signature, et pour vous donner des nouvelles si vous en avez demandé. Les personnes qui exploitent ce site en détiennent la clé.
privacy-mail = Nos courriels sont acheminés par { $host }, qui prend ainsi connaissance de votre adresse et de ce que nous vous écrivons.
privacy-no-mail = Ce site n’a pas encore de serveur de courriel. D’ici là, personne ne peut signer de l’extérieur.
privacy-who-nobody = Rien n’est transmis à d’autres. Les programmes qui amassent des textes pour entraîner des modèles sont priés de rester dehors.
privacy-how-long = Combien de temps
privacy-how-long-form = { $count ->
    [one] Un formulaire que personne ne confirme est supprimé au bout de { NUMBER($count) } jour.
   *[other] Un formulaire que personne ne confirme est supprimé au bout de { NUMBER($count) } jours.
}
privacy-how-long-signature = Une signature reste aussi longtemps que sa lettre, sauf si vous la retirez.
privacy-how-long-withdrawn = Quand vous la retirez, votre nom, vos mots et votre adresse sont effacés aussitôt. Restent le numéro, les dates et une empreinte à clé, dans laquelle votre adresse ne peut pas être lue.
privacy-how-long-lost = L’adresse saisie pour recevoir de nouveau un lien perdu est gardée chiffrée pendant un jour.
privacy-how-long-moved = Si vous faites passer votre signature à une autre adresse, la précédente est gardée chiffrée pendant 7 jours, pour que la signature puisse être reprise, puis effacée. Une adresse interrogée qui ne confirme pas est effacée après 3 jours.
privacy-how-long-refused = Si vous nous avez demandé de ne plus jamais vous écrire, une empreinte à clé de votre adresse est gardée pour que nous puissions nous y tenir.
privacy-how-long-report = Ce qu’écrit une personne qui signale un nom de la liste est gardé jusqu’à la décision de l’équipe organisatrice, trois mois au plus ; rien n’est gardé de la personne qui l’a écrit. Pour remarquer qui revient sous un faux nom, une empreinte à clé du nom signalé est gardée six mois, sauf si le signalement était infondé.
privacy-how-long-backup = Une sauvegarde faite auparavant par l’équipe organisatrice peut contenir ce qui a été effacé depuis, tant qu’elle n’est pas supprimée.
privacy-rights = Ce que vous pouvez faire
privacy-rights-yourself = Le lien de nos courriels ouvre votre signature. Vous pouvez l’y voir, la modifier, masquer votre nom, arrêter les nouvelles, télécharger tout ce qui est conservé de vous, et la retirer, à tout moment, même quand la lettre n’accepte plus de signatures. Si vous avez perdu le lien, la page de la lettre vous le renvoie.
privacy-rights-write = Si cela ne suffit pas, ou pour vous opposer à quelque chose, écrivez à l’équipe organisatrice de la lettre.
privacy-rights-complain = Si cela ne suffit pas, vous pouvez saisir l’autorité de protection des données du lieu où vous vivez, de celui où vous travaillez, ou de celui où se trouve l’équipe organisatrice.
privacy-letters = Qui est responsable de quelle lettre
privacy-letter-responsible = Responsable :
privacy-letter-nobody = L’équipe organisatrice n’a pas dit ici qui elle est.
privacy-letter-until = Les adresses de courriel sont conservées jusqu’au { $day }, puis effacées.
privacy-letter-each = { $count ->
    [one] Chaque adresse de courriel est conservée { NUMBER($count) } jour après la signature, puis effacée.
   *[other] Chaque adresse de courriel est conservée { NUMBER($count) } jours après la signature, puis effacée.
}

## Accessibilité
accessibility-link = Accessibilité
accessibility-title = Accessibilité
accessibility-lead = Tout le monde doit pouvoir lire une lettre et la signer. La référence est WCAG 2.2, niveau AA.
accessibility-done = Ce qui est fait pour cela
accessibility-script = Chaque page fonctionne sans JavaScript, y compris dans les navigateurs en mode texte.
accessibility-keyboard = Tout est accessible au clavier, dans l’ordre de la lecture, et vous voyez où vous êtes.
accessibility-sight = Le texte peut être agrandi à 400 % sans défilement horizontal. Le clair et le sombre, les couleurs de votre système et la réduction des animations sont respectés.
accessibility-languages = Chaque texte dit dans quelle langue il est et dans quel sens il se lit, pour que les lecteurs d’écran le prononcent bien.
accessibility-forms = Un formulaire garde ce que vous avez saisi, dit en haut et à côté de chaque champ ce qui manque, et n’impose ni limite de temps ni énigme.
accessibility-pictures = Une image ou un dessin fait de caractères ne paraît pas dans une lettre sans mots qui le décrivent.
accessibility-limits = Où cela s’arrête
accessibility-limits-texts = Les mots des lettres et ceux qui décrivent les images sont de l’équipe organisatrice. Nous ne pouvons pas promettre qu’ils sont faciles à comprendre.
accessibility-limits-audit = Personne d’extérieur n’a examiné ce site pour nous.
accessibility-tell = Quelque chose ne fonctionne pas pour vous ?
accessibility-tell-words = Écrivez à l’équipe organisatrice de la lettre que vous lisiez.

## Erreurs
letters-here = Les lettres de ce site
error-not-found = Il n’y a rien à cette adresse
error-not-found-words = Il manque peut-être une partie du lien, ou la page a changé de place.
error-did-you-mean = Cherchiez-vous cette lettre ?
error-gone = Cette lettre a été retirée
error-gone-words = L’équipe organisatrice l’a retirée. Les signatures n’apparaissent plus.
error-gone-more = En savoir plus sur ce retrait, et retrouver votre signature
error-bad-request = Cela n’a pas marché
error-cross-site = Ce formulaire venait d’un autre site et n’a pas été accepté. Veuillez ouvrir la page ici et réessayer.
error-not-a-form = Ce qui a été envoyé n’est pas l’un de nos formulaires. Veuillez revenir en arrière et réessayer.
error-not-text = Ce qui a été envoyé n’est pas du texte lisible (UTF-8). Veuillez revenir en arrière et réessayer.
error-method = Cette adresse ne peut pas être ouverte de cette façon. Veuillez revenir à la lettre et réessayer.
error-damaged-link = Il manque une partie de ce lien. Veuillez l’ouvrir de nouveau, ou signer encore une fois.
error-too-large = C’était trop
error-too-large-words = Ce qui a été envoyé est plus grand que tous nos formulaires. Veuillez revenir en arrière et raccourcir votre texte.
error-forbidden = Vous n’avez pas ce droit
error-forbidden-words = Veuillez vous connecter avec un compte autorisé.
error-too-many = Trop souvent en trop peu de temps
error-too-many-words = Veuillez réessayer après le { $time } UTC. Rien de ce que vous avez tapé n’a été enregistré.
error-unavailable = Le site reprend son souffle
error-unavailable-words = Veuillez réessayer dans une minute. Si vous aviez envoyé un formulaire, veuillez l’envoyer de nouveau : l’envoyer deux fois ne pose pas de problème.
page-out-of-date = Cette page n’est peut-être pas à jour : depuis { $time }, le site ne peut pas savoir qui a signé ou s’est retiré. Il réessaie chaque seconde.
error-unavailable-form = Le site ne peut pas recevoir votre formulaire en cet instant. Rien de ce que vous avez tapé n’est perdu : veuillez appuyer sur le bouton dans quelques secondes. L’envoyer deux fois ne pose pas de problème.
error-unavailable-again = L’envoyer de nouveau
error-read-only = Pour l’instant, le site est en lecture seule
error-read-only-words = Les personnes qui le gèrent ont suspendu toute modification pour un moment, le temps d’un déplacement ou d’une réparation. Veuillez revenir plus tard.
error-read-only-form = Les personnes qui gèrent le site ont suspendu toute modification pour un moment, le temps d’un déplacement ou d’une réparation. Rien de ce que vous avez tapé n’est perdu : veuillez laisser cette page ouverte et appuyer sur le bouton plus tard.
error-internal = Quelque chose s’est cassé chez nous
error-internal-words = Vous n’y êtes pour rien. Veuillez réessayer ; si cela se reproduit, indiquez cette référence à l’équipe organisatrice.
error-reference = Référence : { $reference }

## Pour l’équipe organisatrice
organize-nav = Pages de l’équipe organisatrice
organize-letters = Lettres
organize-team = Équipe
organize-site = Site
organize-account = Mon compte
organize-logout = Se déconnecter
organize-title = Organiser
organize-waiting = { $count ->
    [0] Rien n’attend de décision.
    [one] { NUMBER($count) } attend une décision.
   *[other] { NUMBER($count) } attendent une décision.
}
organize-texts-waiting = { $count ->
    [one] { NUMBER($count) } texte modifié attend.
   *[other] { NUMBER($count) } textes modifiés attendent.
}
organize-login-title = Se connecter pour organiser
organize-password = Mot de passe
organize-login-button = Se connecter
organize-forgot-link = Je n’arrive pas à me connecter
organize-signed-out = Vous êtes hors connexion.
organize-too-often = Trop d’essais pour cette adresse. Le prochain sera possible après { $time } UTC. Si ce n’étaient pas les vôtres, faites-vous envoyer un lien : il vous ouvre tout de suite.
organize-code-title = Le code de votre téléphone
organize-code-words = Tapez les six chiffres que votre application affiche en ce moment, ou l’un de vos codes de secours.
organize-code = Code
organize-forgot-title = Choisir un autre mot de passe
organize-forgot-words = Nous envoyons un lien à votre adresse si elle a un compte ici. Il sert une fois, pendant une heure. Votre second facteur reste tel quel.
organize-forgot-asked = Si cette adresse a un compte ici, un lien est en route. Regardez aussi dans le dossier des indésirables.
organize-welcome-title = Choisir votre mot de passe
organize-welcome-words = Laissez votre gestionnaire en créer un, ou prenez une phrase à vous : au moins 12 caractères, et rien que d’autres essaieraient d’abord.
organize-new-password = Nouveau mot de passe
organize-set-button = Enregistrer le mot de passe
organize-link-ended-title = Ce lien ne sert plus
organize-link-ended = Un lien pour choisir un mot de passe sert une fois, et pas pour toujours. Demandez-en un autre.
organize-password-title = Changer de mot de passe
organize-current-password = Votre mot de passe actuel
organize-factor-title = Second facteur
organize-factor-is-on = À la connexion, un code de votre téléphone vous est aussi demandé.
organize-factor-is-off = Votre mot de passe suffit à ouvrir ce compte. Un code de votre téléphone arrête quiconque l’apprendrait.
organize-recovery-left = { $count ->
    [0] Il ne reste aucun code de secours : désactivez-le puis réactivez-le pour en avoir d’autres.
    [one] Il reste { NUMBER($count) } code de secours.
   *[other] Il reste { NUMBER($count) } codes de secours.
}
organize-factor-link = Régler le second facteur
organize-factor-needed = Les responsables de ce site ont besoin d’un second facteur. Dès qu’il est activé, toutes les pages vous sont ouvertes.
organize-factor-scan = Scannez cette image avec une application de codes à usage unique, comme celle de votre gestionnaire de mots de passe.
organize-factor-picture = Le secret sous forme d’image pour votre application (code QR). Le même secret figure en texte ci-dessous.
organize-factor-type = Ou tapez-y ce secret :
organize-factor-on-button = Activer
organize-factor-another = Pour un autre téléphone, désactivez-le et réglez-le de nouveau là-bas.
organize-factor-off-button = Désactiver
organize-recovery-title = Gardez ces codes de secours
organize-recovery-words = Le second facteur est activé. Si vous perdez votre téléphone, chacun de ces codes vous ouvre une fois. Ils ne s’affichent que maintenant : imprimez-les, ou gardez-les avec vos mots de passe.
organize-recovery-kept = Je les ai gardés
organize-sessions-title = Où votre session est ouverte
organize-browser-unknown = Un navigateur inconnu
organize-session-here = ici
organize-session-times = Depuis { $begun } UTC, dernière utilisation { $seen } UTC
organize-session-end = Fermer cette session
organize-done-password = Votre mot de passe est changé. Les autres sessions sont fermées.
organize-done-session = Cette session est fermée.
organize-done-factor-off = Le second facteur est désactivé.
organize-role = Rôle
organize-role-owner = Responsable
organize-role-owner-hint = Fait tout, invite aussi d’autres personnes.
organize-role-moderator = Modération
organize-role-moderator-hint = Décide des signatures.
organize-role-observer = Observation
organize-role-observer-hint = Lit les chiffres et ce qui est public.
organize-is-invited = Invitation envoyée, pas encore de mot de passe
organize-is-active = Ne s’est pas encore connecté
organize-seen = Dernière connexion le { $day }
organize-is-disabled = Fermé
organize-invite-title = Inviter quelqu’un
organize-invite-email = Son adresse électronique
organize-invite-button = Inviter
organize-again = Votre propre mot de passe, encore une fois
organize-role-button = Changer le rôle
organize-reset-words = Recommencer : mot de passe, second facteur et sessions de ce compte prennent fin, et la personne reçoit un nouveau lien.
organize-reset-button = Faire recommencer
organize-disable-words = Fermer le compte : toutes ses sessions se ferment et il ne peut plus se connecter. Ce qu’il a fait reste consigné.
organize-disable-button = Fermer le compte
organize-link-by-hand = Ce site n’envoie pas de courrier. Transmettez vous-même ce lien ; il sert à choisir le mot de passe, une fois :
organize-team-back = Retour à l’équipe

switches-words = Ce qui est suspendu ici l’est pour tout le monde, en moins d’une seconde.
switch-signing = Signature
switch-signing-hint = Les formulaires de toutes les lettres sont fermés. Qui en a rempli un peut encore le confirmer.
switch-signing-since = La signature est suspendue depuis le { $time } UTC.
switch-signing-off = Suspendre la signature
switch-signing-on = Rouvrir la signature
switch-mail = Courriels
switch-mail-hint = Tous les courriels attendent, y compris ceux dont on a besoin pour confirmer.
switch-mail-since = Les courriels sont retenus depuis le { $time } UTC.
switch-mail-off = Retenir les courriels
switch-mail-on = Envoyer à nouveau les courriels
switch-site = Modifications
switch-site-hint = Le site ne fait que montrer : personne ne peut signer, confirmer, modifier ni se retirer, et les organisateurs ne peuvent rien décider. Pour un déménagement vers une autre machine.
switch-site-since = Le site ne fait que montrer depuis le { $time } UTC.
switch-site-off = Ne plus rien laisser modifier
switch-site-on = Permettre à nouveau les modifications
switch-note = Pourquoi, pour les autres organisateurs
switch-mail-waits = { $count ->
    [one] Un courriel attend depuis le { $time } UTC.
   *[other] { NUMBER($count) } courriels attendent, le plus ancien depuis le { $time } UTC.
}
switch-mail-none = Aucun courriel n’attend.
switch-mail-drop-hint = Après le rétablissement d’une sauvegarde, ces courriels ont déjà été envoyés. Ce qui est jeté n’est jamais envoyé ; qui n’a pas son lien peut le demander sur le site.
switch-mail-drop = Les jeter
switch-done-off = C’est suspendu.
switch-done-on = C’est reparti.
switch-done-drop = Les courriels en attente sont jetés.
organize-done-invited = L’invitation est faite.
organize-done-role = Le rôle est changé.
organize-done-reset = Mot de passe, second facteur et sessions ont pris fin. Un nouveau lien fonctionne.
organize-done-disabled = Le compte est fermé.
error-sign-in = Cette adresse et ce mot de passe ne vont pas ensemble. Veuillez vérifier les deux.
error-second-factor = Ce n’est pas un code de cet instant. Attendez le suivant, ou prenez un code de secours qui n’a pas encore servi.
error-password-short = Veuillez prendre au moins 12 caractères.
error-password-long = Veuillez prendre au plus 256 caractères.
error-password-common = C’est parmi ce que d’autres essaieraient d’abord. Veuillez prendre quelque chose à vous.
error-password-wrong = Ce n’est pas votre mot de passe. Veuillez réessayer.
error-role-missing = Veuillez choisir un rôle.
error-account-exists = Cette adresse a déjà un compte.
error-last-owner = Quelqu’un doit rester responsable. Nommez d’abord une autre personne.
mail-organizer-invitation-subject = On vous invite à organiser
mail-organizer-invitation-open = On vous invite à travailler aux lettres ouvertes de { $site }. Ce que vous y feriez :
mail-organizer-link-subject = Choisissez votre mot de passe
mail-organizer-link-open = Avec ce lien, vous choisissez le mot de passe de votre compte sur { $site } et ouvrez une session.
mail-organizer-link-until = Il sert une fois, jusqu’au { $time } UTC.
mail-organizer-link-not-you = Si vous ne l’avez pas demandé, vous n’avez rien à faire : votre mot de passe reste tel quel.
mail-organizer-sign-in-subject = Quelqu’un s’est connecté à votre compte
mail-organizer-sign-in-open = Quelqu’un, vous nous l’espérons, s’est connecté à votre compte sur { $site } :
mail-organizer-sign-in-not-you = Si ce n’était pas vous, changez maintenant de mot de passe : cela ferme les autres sessions.
organize-letter-nav = Pages de cette lettre
queue-title = Ce qui attend
queue-more = D’autres attendent derrière ; elles avancent au fil de vos décisions.
queue-next = Voir celles qui attendent derrière
queue-front = Revenir à celles qui attendent depuis le plus longtemps
queue-since = Depuis le { $time } UTC
queue-edit = Une modification du numéro { NUMBER($number) }
queue-report = Un signalement du numéro { NUMBER($number) }
queue-now = Tel qu’il figure
queue-wanted = Tel qu’il figurerait
queue-reported = Quelqu’un écrit :
queue-reason = Motif, si elle ne doit pas figurer
queue-reason-hint = La personne qui a signé le lit.
queue-publish = Publier
queue-reject = Refuser
queue-dismiss = Le nom peut rester
queue-take-down = Le retirer
queue-undo = Annuler
queue-done-published = C’est publié, et la personne qui a signé en est informée.
queue-done-rejected = Elle ne figure pas, et la personne qui a signé en apprend le motif.
queue-done-dismissed = Le signalement est clos ; le nom reste comme avant.
queue-done-undone = Elle attend de nouveau, et la personne qui a signé en est informée.
queue-done-otherwise = Rien n’a changé : elle n’est plus telle que vous l’avez vue. Quelqu’un a été plus rapide, ou la personne qui a signé l’a modifiée ou retirée.
error-reason-missing = Indiquez le motif : la personne qui a signé le lit.
held-anonymous = Elle ne nomme personne : la ligne dira « Anonyme ».
held-group = Elle parle pour plusieurs : vérifiez que la personne en a le droit.
held-everyone = Chaque signature de cette lettre est examinée d’abord.
held-watched = Le nom, ou un nom qui lui ressemble, est sur la liste de surveillance.
held-first-signatory = Le nom, ou un nom qui lui ressemble, est celui d’un premier signataire.
held-reported = Quelqu’un a signalé une signature à ce nom.
held-scripts = Un mot mêle des lettres de plusieurs alphabets, dont certaines se ressemblent.
held-link = Il y a un lien ou une adresse dans les mots.
held-mailbox = La boîte mail a signé sous un autre nom : celle d’une famille, ou une personne deux fois.
held-burst = Beaucoup de formulaires sont venus en même temps de son réseau : un bureau, un train, ou une personne plusieurs fois.
held-restored = Elle a été modifiée après la sauvegarde à partir de laquelle ce site a été rétabli. La modification est perdue : elle a pu masquer le nom ou corriger des mots.
held-honeypot = Un champ que personne ne voit a été rempli, comme le font les programmes.

## Équipe organisatrice : textes, liens, journal
texts-title = Textes
texts-none-wait = Aucun texte modifié n’attend. Le texte modifié d’une lettre déjà signée attend ici votre décision.
texts-waits = Un texte modifié attend :
texts-other-waits = Un autre texte modifié attend :
texts-other-title = Il aurait un autre titre :
texts-since = Enregistré { $time } UTC. Tant que vous n’avez pas décidé, tout le monde lit et signe le texte en vigueur.
texts-note = Ce qui a changé, et pourquoi
texts-note-hint = Tout le monde peut le lire à côté des versions du texte. Après un changement de fond, il figure aussi dans le mail à celles et ceux qui ont signé, et ne peut être vide.
texts-first-agree = Les premiers signataires, qui ne reçoivent pas de mail d’ici, sont d’accord avec le nouveau texte : leurs lignes lui appartiennent désormais.
texts-editorial-words = Rédactionnel : il corrige le texte, qui dit la même chose qu’avant. Toutes les signatures restent telles quelles, et personne ne reçoit de mail.
texts-editorial-button = En vigueur comme changement rédactionnel
texts-material-words = { $count ->
    [0] De fond : la lettre dit autre chose. Personne n’a encore signé le texte en vigueur.
    [one] De fond : la lettre dit autre chose. Une signature se trouve sous le texte en vigueur ; la personne qui l’a donnée est priée par mail, s’il y a une adresse, de regarder le nouveau, puis de rester ou de se retirer. D’ici là, sa signature appartient au texte qui a été signé.
   *[other] De fond : la lettre dit autre chose. { NUMBER($count) } signatures se trouvent sous ses textes jusqu’ici ; chaque signataire que l’on peut joindre est prié par mail de regarder le nouveau, puis de rester ou de se retirer. Tant qu’ils n’ont pas répondu, leurs signatures appartiennent au texte qu’ils ont signé.
}
texts-material-button = En vigueur comme changement de fond, et demander aux signataires
texts-done-editorial = Le texte est en vigueur, comme changement rédactionnel. Personne ne reçoit de mail.
texts-done-material = Le texte est en vigueur, comme changement de fond. Toutes les personnes qui en ont signé un autre et que l’on peut joindre reçoivent un mail.
texts-asking = Les personnes qui ont signé plus tôt sont interrogées sur le texte modifié : { NUMBER($number) } sur { NUMBER($count) } jusqu’ici. Cela continue tout seul ; ce que le public lit est déjà exact.
texts-done-otherwise = Rien n’a changé : un autre texte a été enregistré entre-temps, ou quelqu’un d’autre a décidé. Regardez ce qu’il en est maintenant.
texts-history-link = Telles que tout le monde les lit, avec ce qui a changé
texts-when = En vigueur depuis (UTC)
texts-as = Comme
error-text-note-missing = Dites ce qui a changé et pourquoi : on redemande leur accord à celles et ceux qui ont signé.
access-title = Liens privés
access-words = Quiconque a un lien privé voit la lettre avant le public. Ne donnez chacun qu’à une personne ou une rédaction, et mettez-y fin quand il ne sert plus.
access-none = Il n’y a pas encore de lien privé.
access-read = Lire la lettre
access-read-hint = Et rien d’autre.
access-sign = La lire et la signer
access-sign-hint = Avant sa publication. On ne voit pas qui a signé.
access-press = Pour la presse : la lire et voir qui a signé
access-press-hint = Avec la liste et les fichiers, tels que tout le monde les verra.
access-until = Valable jusqu’à { $time } UTC
access-ended = Terminé { $time } UTC
access-expired = Expiré { $time } UTC
access-uses = { $count ->
    [0] aucun formulaire envoyé, aucun fichier téléchargé
    [one] un formulaire envoyé ou un fichier téléchargé
   *[other] { NUMBER($count) } formulaires envoyés ou fichiers téléchargés
}
access-end = Mettre fin à ce lien
access-make-title = Créer un lien
access-label = Pour qui
access-label-hint = En vos propres mots ; seule l’équipe organisatrice le voit.
access-admits = Ce qu’il ouvre
access-last-day = Dernier jour
access-last-day-hint = Il prend fin avec ce jour, en UTC.
access-make = Créer le lien
access-done-made = Le lien est créé. Copiez son adresse dans la liste.
access-done-ended = Le lien a pris fin : il n’ouvre plus rien.
error-link-admits = Choisissez ce que le lien ouvre.
error-link-label = Écrivez pour qui est le lien : vous saurez ainsi plus tard auquel mettre fin.
error-link-until = Choisissez un jour à partir d’aujourd’hui, dans un an au plus.
audit-title = Journal
audit-words = Qui a fait quoi, le plus récent d’abord. Rien ne peut y être changé ni effacé ; il ne contient ni nom, ni mot, ni adresse de signataires.
audit-nothing = Rien ne correspond.
audit-pages = Pages du journal
audit-earlier = Plus ancien
audit-file = Ces lignes sous forme de fichier (CSV)
audit-all = Tout
audit-letter = Lettre
audit-who = Par qui
audit-act = Quoi
audit-from = Du, premier jour (UTC)
audit-to = Au, dernier jour (UTC)
audit-signature = Signature, par son identifiant
audit-search = Afficher
audit-whole = Tout le journal
audit-by-signer = un signataire
audit-by-reader = un lecteur
audit-by-organizer = l’équipe organisatrice
audit-by-command-line = la ligne de commande
audit-by-site = le site lui-même
audit-by-you = vous
audit-of-signature = signature
audit-of-account = compte :
act-confirm = Une signature a été confirmée depuis sa boîte aux lettres.
act-publish = Une signature a été publiée.
act-reject = Une signature a été refusée ou retirée de la liste.
act-hold = Une décision a été annulée : la signature attend de nouveau.
act-withdraw = Une signature a été retirée, ses mots et son adresse ont été effacés.
act-edit = Un signataire a modifié sa signature.
act-renew-link = Une personne a mis fin aux liens vers sa signature et en a reçu un nouveau.
act-ask-to-move = Une personne a demandé que sa signature passe à une autre adresse.
act-stop-move = Le passage d’une signature à une autre adresse a été arrêté.
act-move-address = Une signature est passée à une autre adresse.
act-move-back = Une signature a été reprise à l’adresse précédente.
act-accept-edit = Le changement d’une signature a été accepté.
act-decline-edit = Le changement d’une signature a été refusé.
act-take-back-edit = Un signataire a annulé un changement qui attendait.
act-enter = Une signature a été inscrite par l’équipe organisatrice.
act-rewrite = La ligne d’un premier signataire a été modifiée dans le fichier.
act-renew = Une signature appartient désormais au nouveau texte.
act-show = Un nom qui se tenait avec d’autres a été montré.
act-take-back-notice = L’annonce que des noms allaient être montrés a été annulée.
act-look-at-address = L’adresse d’un signataire a été consultée.
act-erase-address = L’adresse d’une signature a été effacée, son délai étant écoulé.
act-report = Un nom de la liste a été signalé.
act-dismiss-report = Un signalement a été clos ; le nom reste.
act-change-text = Un texte modifié a été mis en vigueur.
act-tell-of-withdrawal = L’ordre a été donné de prévenir les signataires par courriel du retrait de la lettre.
act-told-of-withdrawal = Tous les signataires ont été prévenus par courriel du retrait de la lettre.
act-stop-telling-of-withdrawal = La lettre est rétablie : plus personne n’a été prévenu de son retrait.
act-make-link = Un lien privé a été créé.
act-end-link = On a mis fin à un lien privé.
act-sign-in = Quelqu’un s’est connecté.
act-invite-organizer = Quelqu’un a été invité à organiser.
act-claim-account = Un compte a été pris en main : son mot de passe a été choisi pour la première fois.
act-change-role = Le rôle d’un compte a été changé.
act-reset-organizer = Un compte a été réinitialisé.
act-disable-organizer = Un compte a été fermé.
act-switch-off = Quelque chose a été suspendu pour tout le site.
act-switch-on = Ce qui était suspendu pour tout le site a repris.
act-drop-mail = Des courriels en attente ont été jetés.
act-set-password = Un mot de passe a été choisi.
act-end-password = Un mot de passe a pris fin, car il avait été changé après la sauvegarde restaurée.
act-turn-second-factor-on = Un second facteur a été activé.
act-turn-second-factor-off = Un second facteur a été désactivé.
error-audit-who = Choisissez quelqu’un dans la liste.
error-audit-letter = Cette lettre n’existe pas.
error-audit-day = Écrivez ce jour ainsi : 2026-11-23.
error-audit-signature = Ce n’est pas l’identifiant d’une signature. Il a 36 caractères, comme dans la liste ci-dessous.
act-feature = Une signature a été mise en avant.
act-unfeature = Une signature n’est plus mise en avant.
act-feature-earlier = Une signature mise en avant a été avancée.
act-feature-later = Une signature mise en avant a été reculée.
dashboard-title = Vue d’ensemble
dashboard-count = Le nombre
dashboard-forms = formulaires dont la boîte aux lettres n’est pas encore confirmée
dashboard-waiting = signatures qui attendent une décision
dashboard-rejected = refusées ou retirées de la liste
dashboard-withdrawn = retirées après avoir compté
dashboard-held = Ce qui attend une décision
dashboard-held-count = { $count ->
    [0] Aucune signature n’attend.
    [one] Une signature attend.
   *[other] { NUMBER($count) } signatures attendent.
}
dashboard-by-reason = Pourquoi elles attendent ; une signature peut avoir plusieurs raisons
dashboard-mail = Mails
dashboard-mail-none = Aucun formulaire n’a entraîné de mail ces dernières 24 heures.
dashboard-mail-day = Du formulaire à la signature, ces dernières 24 heures
dashboard-mail-step = Mails qui demandent confirmation
dashboard-mail-count = Mails
dashboard-mail-all = Tous
dashboard-mail-waiting = En attente d’envoi
dashboard-mail-sent = Acceptés par le serveur de mail
dashboard-mail-failed = Abandonnés
dashboard-mail-confirmed = Confirmés : le formulaire est devenu une signature
dashboard-domains = Par domaine de mail, pour les derniers mails
dashboard-domain = Domaine
dashboard-domain-others = Autres, et ceux de moins de { $least } mails
dashboard-short-all = Tous
dashboard-short-waiting = En attente
dashboard-short-sent = Envoyés
dashboard-short-failed = Échoués
dashboard-short-confirmed = Confirmés
dashboard-outlook = Les mails de toutes les lettres
dashboard-owed = { $count ->
    [0] Aucun mail n’attend.
    [one] Un mail attend.
   *[other] { NUMBER($count) } mails attendent.
}
dashboard-retried = { $count ->
    [0] Aucun n’a été différé.
    [one] L’un d’eux a été différé par un serveur de mail et sera retenté.
   *[other] { NUMBER($count) } d’entre eux ont été différés par un serveur de mail et seront retentés.
}
dashboard-hour-left = Il reste { $left } mails sur { $limit } par heure.
dashboard-day-left = Il reste { $left } mails sur { $limit } par jour.
dashboard-no-quota = Aucun quota n’est fixé : les mails partent aussi vite que le serveur les prend.
dashboard-paused = Le serveur de mail n’a pas pris de mail ; prochain essai { $time } UTC.
dashboard-last-at = Le dernier qui attend partira vers { $time } UTC.
dashboard-last-now = Ils partent maintenant.
dashboard-returned = Ce qui est revenu ces 30 derniers jours
dashboard-returned-none = Rien n’est revenu.
dashboard-returned-kind = Ce que disent les serveurs
dashboard-returned-hint = Compté d’après les réponses des serveurs de mail et les rapports qui reviennent. Rien n’y dit de qui il s’agit.
dashboard-not-known = Cause inconnue, selon le code de la réponse : { $codes }
dashboard-no-code = sans code
dashboard-refused-title = D’autres serveurs refusent les mails de ce site
dashboard-refused = C’est un problème du site, pas de celles et ceux qui signent : leurs adresses sont gardées, mais les mails peuvent ne pas leur parvenir. La personne qui gère le site peut y remédier ; voici ce que disent les serveurs :
dashboard-refused-count = { $count ->
    [one] un mail, le { $time } UTC
   *[other] { $count } mails, le dernier le { $time } UTC
}
returned-no-mailbox = Boîte inexistante : mise de côté
returned-full = Boîte pleine
returned-later = Pas pour le moment
returned-suspended = Compte suspendu
returned-suppressed = Notre prestataire n’y écrit pas : déjà revenu
returned-block-list = On nous refuse : liste de blocage
returned-spf = On nous refuse : SPF
returned-dkim = On nous refuse : DKIM
returned-dmarc = On nous refuse : DMARC
returned-rate = On nous refuse : trop de mails
returned-sender = On nous refuse : notre adresse d’expéditeur
returned-content = On nous refuse : ressemble à du spam
returned-relay = On nous refuse : pas pour ce domaine
returned-policy = On nous refuse : une autre règle
returned-not-known = Abandonné, cause inconnue
returned-complaint = Signalé comme spam : nouvelles arrêtées
dashboard-referrers = D’où viennent les lecteurs
dashboard-referrers-month = Sites qui ont mené à la lettre, ces 30 derniers jours
dashboard-referrers-none = On n’en sait rien encore.
dashboard-referrers-hint = Des sommes par site, d’après les navigateurs, et rien sur qui est venu. Les sites d’où sont venus moins de cinq ne sont pas gardés, et les visites servies par un cache ne sont pas comptées. N’importe qui peut prétendre venir de n’importe où : ouvrez ces adresses avec prudence.
dashboard-site = Site
dashboard-visits = Visites
dashboard-text-since = En vigueur depuis { $time } UTC
dashboard-text-signed = { $count ->
    [0] aucune signature publiée
    [one] une signature publiée
   *[other] { NUMBER($count) } signatures publiées
}
dashboard-links = { $count ->
    [0] Aucun lien privé n’est ouvert.
    [one] Un lien privé est ouvert.
   *[other] { NUMBER($count) } liens privés sont ouverts.
}
dashboard-problems = À corriger dans les fichiers des lettres
retraction-title = Dire aux signataires que la lettre est retirée
retraction-words = La lettre est retirée. Une fois, et une seule, vous pouvez le dire par courriel à celles et ceux qui l’ont signée. Le courriel va à toutes les personnes qui ont confirmé leur signature et la maintiennent, qu’elles aient voulu des nouvelles ou non, car il s’agit de leur propre signature ; qui a demandé à ne jamais recevoir de courriel est laissé en paix.
retraction-unsaid = Il n’y a pas de withdrawn.md à côté de la lettre ; le courriel ne donne donc aucune raison. Pour en donner une, écrivez d’abord ce fichier.
retraction-count = { $count ->
    [0] Personne ne peut être prévenu : il ne reste aucune signature confirmée avec une adresse.
    [one] Une personne reçoit ce courriel.
   *[other] { NUMBER($count) } personnes reçoivent ce courriel.
}
retraction-mail = { $count ->
    [one] Le courriel dans cette langue : { $language }, à une personne
   *[other] Le courriel dans cette langue : { $language }, à { NUMBER($count) } personnes
}
retraction-goes = À la place de « … », chaque personne trouve le lien vers sa propre signature. Ces courriels partent après tous ceux que quelqu’un attend, et dans la limite du quota. Si la lettre est rétablie avant que tous soient partis, les autres ne partent pas.
retraction-button = { $count ->
    [one] Le dire à une personne, une fois pour toutes
   *[other] Le dire à { NUMBER($count) } personnes, une fois pour toutes
}
# $who is an organizer.
retraction-begun = Les signataires ont été prévenus à l’initiative de { $who }, le { $time } UTC. Cela se fait une fois par lettre.
retraction-going = Les courriels sont en route : { $sent } sur { $all } sont réglés.
retraction-ended = Tous les courriels sont réglés : { $sent } sur { $all }.
retraction-stopped = La lettre est rétablie ; aucun autre de ces courriels n’est envoyé : { $sent } sur { $all } étaient réglés.
retraction-done = Les courriels sont en route.
retraction-done-before = Rien n’a été envoyé : les signataires ont déjà été prévenus.
retraction-done-otherwise = Rien n’a été envoyé : la lettre n’est plus retirée, personne ne peut être prévenu, ou ce site ne peut pas envoyer de courriels.
audit-seek = Chercher dans le journal
act-check = L’équipe organisatrice a vérifié qui a signé.
act-uncheck = La mention que le signataire a été vérifié a été retirée.
act-correct = Une faute de frappe dans une signature a été corrigée, et son signataire averti.
act-take-back-correction = La correction d’une signature a été annulée.
act-ask-signer = Une question a été posée par mail à un signataire.
act-answer = Un signataire a répondu à une question.
## Importation
import-title = Importer
import-words = Ajoutez des personnes qui ont signé ailleurs : sur papier ou sur une autre plateforme. À côté de leur nom, tout le monde peut lire que l’équipe organisatrice les a inscrites, et d’où elles viennent.
import-file = Fichier
import-file-hint = CSV, comme l’enregistrent les tableurs, ou une simple liste avec un nom par ligne. Les colonnes peuvent être dans n’importe quel ordre. Rien n’est encore inscrit.
import-paste = Ou collez une liste, un nom par ligne
import-upload = Voir d’abord
import-before = Inscrit jusqu’ici
import-entered = { $count ->
    [one] Une ligne, le { $day }
   *[other] { NUMBER($count) } lignes, le { $day }
}
import-taken-back = Repris le { $day }
import-take-back = Tout reprendre
import-take-back-words = Toutes les lignes que personne n’a confirmées sont retirées : les noms sont effacés et leurs numéros ne sont plus attribués. Vous pourrez ensuite inscrire un fichier corrigé.
import-take-back-button = Retirer ces lignes
import-done = { $count ->
    [one] Une ligne est inscrite.
   *[other] { NUMBER($count) } lignes sont inscrites.
}
import-done-held = { $count ->
    [one] L’une d’elles attend la modération.
   *[other] { NUMBER($count) } d’entre elles attendent la modération.
}
import-done-taken-back = { $count ->
    [one] Une ligne est retirée.
   *[other] { NUMBER($count) } lignes sont retirées.
}
import-done-discarded = Le fichier est jeté. Rien n’a été inscrit.
import-done-nobody = Toutes ces personnes y figurent déjà. Rien n’a été inscrit.
import-preview-title = Avant l’inscription
import-read-as = Lu en { $encoding }, cellules séparées par { $separator }.
import-mark = « { $mark } »
import-apart = Les lignes { $from } à { $until } se trouvaient sur une seule ligne : chaque partie en est prise pour une personne.
import-read-as-names = Lu en { $encoding }, avec une seule colonne.
import-rows = { $count ->
    [one] Une ligne.
   *[other] { NUMBER($count) } lignes.
}
import-tab = des tabulations
import-decide = À décider avant que quoi que ce soit puisse être inscrit
import-decide-encoding = L’écriture des lettres : choisissez ci-dessous la ligne où les noms sont justes.
import-decide-header = Si la première ligne nomme les colonnes : cochez ci-dessous ou non, puis appuyez sur le bouton pour afficher ainsi.
import-decide-column = Ce que contient la colonne { $number } : choisissez-le ci-dessous, ou laissez la colonne de côté.
import-leave-out-unknown = Laisser de côté { NUMBER($count) } colonnes inconnues
import-head-below = La ligne { $row } nomme les colonnes ; laisser de côté ce qui est au-dessus
import-decide-twice = « { $field } » est choisi pour deux colonnes. Une seule peut être prise.
import-decide-comma = Ce qui suit la virgule des noms, ou ce qui les sépare du reste : choisissez-le ci-dessous.
import-decide-days = Ce qui vient en premier, le jour ou le mois : choisissez-le ci-dessous.
import-decide-namesakes = Lignes qui désignent peut-être la même personne qu’une autre : { NUMBER($count) }. Décidez ci-dessous.
import-encoding = Dans quelle ligne les noms sont-ils justes ?
import-encoding-words = Le fichier ne dit pas comment ses lettres sont écrites. Voici ce qu’il dirait dans chacune des écritures probables.
import-encoding-mixed = Certaines de ses lignes sont en UTF-8, d’autres dans une écriture plus ancienne ; « UTF-8+windows-1252 » lit chacune telle qu’elle est.
import-encoding-others = Aucune n’est juste : montrer d’autres façons
import-comma = Qu’est-ce qui suit la virgule ?
import-behind = Qu’est-ce qui suit les noms, comme dans « { $cell } » ?
import-comma-name = Une partie du nom, qui reste tel quel.
import-comma-first-name = Le prénom.
import-comma-first-name-affiliation = Le prénom, puis l’organisation ou l’appartenance.
import-comma-affiliation = L’organisation ou l’appartenance.
import-comma-column = Une cellule à part : les colonnes sont montrées ci-dessous.
import-becomes = « { $before } » devient « { $after } ».
import-days = Qu’est-ce qui vient en premier dans la colonne des jours ?
import-days-day-first = Le jour d’abord :
import-days-month-first = Le mois d’abord :
import-day-is = « { $cell } » est le { $day }
import-namesakes = La même personne, ou une autre ?
import-namesake = La ligne { $row } porte le nom de la ligne { $first } et dit autre chose
import-namesakes-all = Toutes les lignes qui ne sont pas décidées une à une
import-namesake-same = la même personne : laisser la ligne de côté
import-namesake-other = une autre personne : inscrire la ligne
import-columns = Colonnes
import-column = Colonne { $number }, « { $head } »
import-column-bare = Colonne { $number }
import-has-header = La première ligne nomme les colonnes
import-organisations = Ce sont toutes des organisations
import-again = Afficher ainsi
import-no-name-column = Aucune colonne n’est le nom. Indiquez ci-dessus laquelle l’est.
import-field-unclear = à choisir
import-field-nothing = laisser de côté
import-field-name = Nom complet
import-field-given = Prénom
import-field-family = Nom de famille
import-field-title = Titre placé avant le nom (comme « Dr »)
import-field-role = Fonction ou profession
import-field-organisation = Organisation
import-field-city = Ville
import-field-country = Pays
import-field-website = Site web
import-field-comment = Quelques mots
import-field-capacity = Qualité (personal, affiliation, group)
import-field-spokesperson = Qui parle en son nom (jamais montré)
import-field-shown = Le nom peut-il être montré ? (qui dit non n’est pas montré)
import-field-hidden = Le nom doit-il être caché ? (qui dit oui n’est pas montré)
import-field-email = Adresse e-mail (jamais affichée)
import-field-day = Jour de la signature
import-sample = Les premières lignes, telles qu’elles figureront
import-lines-file = Les { NUMBER($count) } lignes dans un fichier (CSV)
import-row = Ligne { $row }
import-has-address = avec une adresse
import-faults = { $count ->
    [one] Une cellule est à corriger
   *[other] { NUMBER($count) } cellules sont à corriger
}
import-faults-words = Tant qu’il reste une erreur, rien n’est inscrit. Corrigez-la dans votre fichier et reprenez-le, ou laissez ci-dessus la colonne de côté.
import-faults-file = Le tout en fichier (CSV)
import-mend-letters = { $count ->
    [one] Réparer une cellule dont les lettres sont abîmées
   *[other] Réparer { NUMBER($count) } cellules dont les lettres sont abîmées
}
import-drop-cells = Laisser ces cellules de côté : { $field } ({ NUMBER($count) })
import-drop-rows = Laisser ces lignes de côté ({ NUMBER($count) })
import-bare = Garder les noms, et ôter ce qui se trouve à côté ({ NUMBER($count) })
import-fault = Ligne { $row }, { $field } : { $why }
import-why-no-name = il n’y a pas de nom.
import-why-names-nobody = cela ne nomme personne. Nul ne peut signer sans nom pour autrui ; retirez la ligne.
import-why-no-person = c’est un total, un nombre ou un en-tête, et le nom de personne.
import-why-not-a-name = cela ne se lit pas comme un nom.
import-why-holds-more = il s’y trouve plus qu’un nom : un numéro, un lien ou un compte, que tout le monde lirait.
import-why-two-addresses = une adresse se trouve à côté du nom, et une autre dans la colonne des adresses. Gardez celle qui est la sienne.
import-why-too-long = c’est trop long ({ NUMBER($most) } caractères au plus).
import-why-control = il y a un saut de ligne ou un caractère de contrôle. Il manque peut-être un guillemet plus haut.
import-why-bidirectional = il contient des marques invisibles qui inversent le sens d’écriture. Ressaisissez-le.
import-why-stacked = une lettre porte plus de signes que n’en connaît aucune écriture.
import-why-lost = une lettre y est perdue : le fichier est abîmé à cet endroit, mal lu, ou enregistré avec « ? » à sa place.
import-why-damaged = les lettres sont abîmées ; c’était sans doute « { $meant } ».
import-why-country = nous ne connaissons aucun pays de ce nom ou de ce code.
import-why-website = ce n’est pas l’adresse d’une page web.
import-why-email = on ne peut pas écrire à cette adresse.
import-why-capacity = ce doit être personal, affiliation ou group.
import-why-holds-address = une adresse e-mail ou un numéro de téléphone s’y trouve, que tout le monde lirait.
import-why-consent = nous ne savons pas si c’est oui ou non.
import-why-day = nous ne pouvons y lire aucun jour.
import-why-future = ce jour n’est pas encore arrivé.
import-why-surplus = il y a plus de cellules que de colonnes. Une cellule qui contient le séparateur doit être entre guillemets.
import-why-quotation = une cellule commence par un guillemet, et celui qui la ferme manque : tout ce qui suit se trouverait dans cette ligne. Ajoutez-le, ou enlevez le premier.
import-more = Et { NUMBER($count) } autres de ce genre.
import-notes = Ce qui est laissé de côté, et ce qui attend
import-changed = Ligne { $row } : « { $before } » devient « { $after } ».
import-dropped = La ligne { $row } est laissée de côté, comme vous l’avez choisi.
import-dropped-cell = Ligne { $row }, { $field } : « { $cell } » est laissé de côté, comme vous l’avez choisi.
import-mailboxes = Une adresse qui se trouvait à côté d’un nom est gardée, et jamais montrée.
import-unanswered-hidden = Lignes qui ne disent pas si le nom peut être montré : { NUMBER($count) }. Leurs noms ne sont pas montrés.
import-unanswered-shown = Lignes qui ne demandent pas à être masquées et laissent la cellule vide : { NUMBER($count) }. Leurs noms sont montrés.
import-private = Comptées sans que le nom soit montré : { NUMBER($count) }.
import-not-shown = comptée, le nom n’est pas montré
import-dated-today = Toutes porteront la date d’aujourd’hui.
import-dated = Elles portent la date qu’indique la liste : { $day }.
import-dated-between = Elles portent les dates qu’indique la liste, du { $from } au { $until }.
import-dated-without = { $count ->
    [one] Une ligne n’en indique pas et porte la date d’aujourd’hui.
   *[other] { NUMBER($count) } lignes n’en indiquent pas et portent la date d’aujourd’hui.
}
import-repeated = La ligne { $row } dit la même chose que la ligne { $first }. Elle est laissée de côté.
import-mistyped = Ligne { $row } : l’adresse se termine par { $typed }. Il s’agit peut-être de { $meant }.
import-shared-address = La ligne { $row } a la même adresse que la ligne { $first }. Elle est inscrite sans l’adresse.
import-same-name = Ligne { $row } : quelqu’un de ce nom figure déjà sous la lettre.
import-known-addresses = Adresses qui ont déjà signé : { NUMBER($count) }. Leurs lignes sont laissées de côté. Nous ne disons à personne lesquelles.
import-watched = La ligne { $row } attend la modération. { $why }
import-provenance = D’où viennent ces noms ?
import-provenance-hint = Tout le monde le lit à côté de chacun, par exemple : « listes papier, fête de la ville, 3 mai ».
import-take-same = Prendre aussi celles dont le nom y figure déjà : ce sont d’autres personnes
import-enter = { $count ->
    [one] Inscrire une ligne
   *[other] Inscrire { NUMBER($count) } lignes
}
import-nobody = Il ne reste personne à inscrire.
import-all-stand = Toutes les personnes de ce fichier figurent déjà, par leur nom, sous la lettre.
import-enter-same = Les inscrire
import-discard = Jeter le fichier
error-import-no-file = Choisissez d’abord un fichier.
error-import-too-large = Le fichier dépasse 8 Mo. N’enregistrez que les colonnes nécessaires, en CSV, ou divisez-le en plusieurs fichiers et inscrivez-les l’un après l’autre.
error-import-empty = Le fichier est vide.
error-import-no-text = Ce fichier n’est pas du texte. Dans votre tableur, enregistrez la feuille en CSV et prenez ce fichier.
error-import-too-long = Ce fichier compte plus de 20 000 lignes. Divisez-le en plusieurs fichiers et inscrivez-les l’un après l’autre.
error-provenance-missing = Indiquez d’où viennent ces noms : tout le monde le lit.
line-entered = inscrite par l’équipe organisatrice
line-entered-from = inscrite par l’équipe organisatrice : { $provenance }
first-entered = Inscrits par l’équipe organisatrice.
log-import-undone = { $count ->
    [one] L’équipe organisatrice a repris une ligne qu’elle avait inscrite.
   *[other] L’équipe organisatrice a repris { NUMBER($count) } lignes qu’elle avait inscrites.
}
log-sums-taken-down = { $count ->
    [one] Une somme du fichier d’un jour a été retirée : elle pouvait révéler qui avait quitté la liste.
   *[other] { NUMBER($count) } sommes de fichiers de jours ont été retirées : elles pouvaient révéler qui avait quitté la liste.
}
mail-claim-subject = Est-ce votre nom sous la lettre ?
mail-claim-open = L’équipe organisatrice de cette lettre ouverte a inscrit votre nom au bas :
mail-claim-from = D’où il vient, selon l’équipe organisatrice : { $provenance }
mail-claim-words = Vous seul·e pouvez dire si c’est juste. Confirmez la ligne, modifiez-la ou retirez-la. Tant que vous ne répondez pas, tout le monde lit que l’équipe organisatrice l’a inscrite.
mail-claim-link = Voir la ligne : confirmer, modifier ou retirer
mail-claim-once = Nous ne vous écrivons à ce sujet qu’une seule fois.
claim-title = Est-ce votre ligne ?
claim-words = L’équipe organisatrice a inscrit ce nom sous la lettre.
claim-mine = Oui, je signe
claim-mine-words = Modifiez ce qui n’est pas juste et choisissez qui peut le voir. Ensuite, vous seul·e pourrez la modifier.
claim-button = Confirmer ma ligne
claim-not-mine = Non, retirez-la
claim-decline = Retirer mon nom
claim-declined-title = Votre nom est retiré
claim-declined = La ligne a disparu, avec ses mots et votre adresse. Le même fichier ne la ramènera pas.
claims-title = Invitations à confirmer
claims-link = Inviter les personnes à confirmer leur ligne
claims-words = Vous pouvez interroger par e-mail les personnes dont vous avez l’adresse : elles confirment leur ligne, la modifient ou la retirent. Chacune n’est interrogée qu’une fois. D’ici là, tout le monde lit que vous l’avez inscrite.
claims-withdrawn = La lettre est retirée : personne n’est invité à la signer.
claims-to-invite = { $count ->
    [0] Il ne reste personne à inviter.
    [one] Une personne peut être invitée.
   *[other] { NUMBER($count) } personnes peuvent être invitées.
}
claims-invited = { $count ->
    [one] Une personne a été invitée et n’a pas répondu.
   *[other] { NUMBER($count) } personnes ont été invitées et n’ont pas répondu.
}
claims-mail = L’e-mail, tel que l’une d’elles le lit
claims-mail-goes = Il part vers chacune dans la langue de la lettre, après tout courrier que quelqu’un attend, et dans la limite du quota.
claims-invite = { $count ->
    [one] Inviter une personne
   *[other] Inviter { NUMBER($count) } personnes
}
claims-done-invited = { $count ->
    [one] Une invitation est en route.
   *[other] { NUMBER($count) } invitations sont en route.
}
claims-done-address = L’adresse est conservée. Personne n’a encore été contacté.
claims-address-title = Une adresse pour une personne de la liste initiale
claims-line = De qui
claims-address = Son adresse e-mail
claims-address-hint = Elle est scellée, jamais affichée, et sert à l’invitation.
claims-address-button = Conserver l’adresse
error-claims-address = Cette adresse ne peut pas être donnée à cette ligne. Elle appartient peut-être à une autre, ou la ligne en a déjà une.
act-give-address = Une ligne inscrite a reçu l’adresse de la personne.
act-import = Une liste de personnes qui ont signé ailleurs a été inscrite.
act-undo-import = Une liste qui avait été inscrite a été reprise.
act-take-down-sums = Des sommes de fichiers de jours ont été retirées : elles pouvaient révéler qui avait quitté la liste.
act-invite-to-claim = Les personnes inscrites par l’équipe organisatrice ont été invitées à confirmer leur ligne.
act-claim = Quelqu’un a confirmé la ligne que l’équipe organisatrice avait inscrite.

## Signaler un nom de la liste
report-link = Signaler ce nom
report-link-number = Signaler ce nom : numéro { NUMBER($number) }
report-title = Signaler un nom
report-about = Il s’agit du numéro { NUMBER($number) } sous cette lettre :
report-does = L’équipe organisatrice lit ce que vous écrivez et examine cette ligne. Rien ne change en public avant sa décision, et personne n’apprend qui a écrit. D’ici là, les nouvelles signatures du même nom attendent aussi.
report-reason = Qu’est-ce qui ne va pas ?
report-reason-hint = Par exemple : « C’est mon nom, et je n’ai pas signé. » Dites comment vous le savez. 500 caractères au plus. Nous ne gardons pas trace de qui vous êtes ; si l’équipe organisatrice doit pouvoir vous répondre, écrivez comment.
report-button = Envoyer le signalement
report-taken-title = Merci
report-taken = L’équipe organisatrice l’examine. Si c’est votre propre nom et que vous voulez savoir ce qu’il en est, regardez de nouveau la liste dans quelques jours.
report-back = Retour à la liste
error-report-empty = Veuillez dire ce qui ne va pas.

## Signatures, pour l’équipe organisatrice
signatures-title = Signatures
signatures-observer = Vous voyez ce que tout le monde voit : les signatures publiées dont la ligne est publique.
signatures-search = Nom, organisation, fonction ou numéro
signatures-state = État
signatures-state-all = Tous les états
signatures-state-held = En attente
signatures-state-published = Publiée
signatures-state-rejected = Refusée
signatures-state-withdrawn = Retirée
signatures-since = depuis le { $time } UTC
signatures-number = N° { NUMBER($number) }
signatures-verified-email = adresse confirmée
signatures-verified-checked = identité vérifiée
signatures-verified-entered = saisie par l’équipe organisatrice
signatures-capacity-personal = à titre personnel
signatures-capacity-affiliation = à titre personnel, avec une appartenance
signatures-capacity-group = groupe ou organisation
signatures-erased = Retirée : le nom, les mots et l’adresse sont effacés.
signatures-nothing = Rien n’a été trouvé.
signatures-open = Ouvrir
signatures-label = { $what } : { $name }
signatures-all = Toutes les signatures
signatures-by-address = Chercher par adresse
address-field = Adresse de courriel
address-hint = L’adresse entière. Seule son empreinte est cherchée, et elle n’est conservée nulle part. Les signatures sans nom ne se trouvent pas ainsi.
featured-title = Qui figure en tête
featured-words = Elles figurent en tête de la liste publique, dans cet ordre. Leurs numéros restent.
featured-unseen = N’y figure pas en ce moment : elle n’est pas publiée avec un nom.
featured-earlier = Plus tôt
featured-later = Plus tard
featured-feature = Mettre en tête
featured-unfeature = Retirer de la tête
featured-done = Elle figure maintenant parmi les premières.
featured-done-out = Elle a retrouvé la place de son numéro.
featured-done-moved = L’ordre est changé.
featured-done-not = Rien n’a été changé : seul un nom publié peut figurer en tête, et en nombre limité.
story-title = Une signature
story-written = Ces mots sont en vigueur depuis le { $time } UTC.
story-waits = La personne qui a signé l’a modifiée ; la modification attend depuis le { $time } UTC :
story-decide = Décider
story-hold = Remettre en attente
story-steps = Ce qui s’est passé
story-steps-none = Rien n’est noté à son sujet.
story-mails = Courriels à son sujet
story-mails-hint = Ce qu’ils disaient et quand ; on s’en souvient un mois.
story-looks = Consultations de l’adresse
story-looks-none = Personne ne l’a consultée.
story-reason = Motif
story-back = Retour à la signature
story-field-visibility = qui la voit
story-field-capacity = à quel titre
story-field-name = le nom
story-field-spokesperson = qui parle pour le groupe
story-field-role = la fonction
story-field-organisation = l’organisation
story-field-city = la ville
story-field-country = le pays
story-field-website = le site web
story-field-comment = le commentaire
story-field-updates = si des nouvelles sont souhaitées
story-mail-is-waiting = attend d’être envoyé
story-mail-is-sent = envoyé
story-mail-is-failed = n’a pas pu être envoyé
story-mail-is-dropped = n’était plus nécessaire
story-mail-claim = Invite à confirmer la ligne.
story-mail-question = Pose une question.
story-mail-confirm = Demande de confirmer l’adresse.
story-mail-reminder = Le rappelle.
story-mail-standing = Dit où en est la signature.
story-mail-new-link = Apporte un nouveau lien.
story-mail-move-asked = Dit qu’un passage à une autre adresse a été demandé.
story-mail-moved = Dit que la signature est passée à une autre adresse.
story-mail-edit = Informe d’une modification.
story-mail-renewal = Demande l’accord avec le texte modifié.
story-mail-together = Dit que le nom sera bientôt montré.
story-mail-together-waits-again = Dit que le nom n’est finalement pas montré.
story-mail-farewell = Demande une dernière fois, avant que l’adresse soit effacée.
story-mail-withdrawn = Dit que la signature a été retirée.
story-mail-retraction = Annonce le retrait de la lettre.
enter-title = En saisir une à la main
enter-words = Pour quelqu’un qui a signé sur papier, sur une autre plateforme ou de vive voix. La ligne compte, elle est publique et dit que l’équipe organisatrice l’a saisie.
enter-name = Nom, tel qu’il doit figurer sous la lettre
enter-another = C’est une autre personne du même nom
enter-capacity = À quel titre
enter-provenance = D’où elle vient
enter-provenance-hint = Tout le monde peut le lire : par exemple « Sur papier, à la réunion du 3 mai ».
enter-email = Adresse de courriel, si vous l’avez
enter-email-hint = Elle est conservée sous scellé. Personne ne reçoit de courriel avant d’être invité à confirmer la ligne.
enter-button = L’ajouter
enter-done = Elle est ajoutée et compte.
enter-done-held = Elle est ajoutée et attend une décision : les noms comme celui-ci sont surveillés.
error-enter-name-empty = Veuillez écrire le nom tel qu’il doit figurer.
error-enter-stands = Quelqu’un de ce nom y figure déjà ou attend. Si c’est une autre personne, dites-le ci-dessous.
error-enter-address-stands = Cette adresse a déjà signé ou a déjà été saisie.
withdraw-for-title = La retirer sur demande
withdraw-for-words = Seulement si la personne signataire l’a demandé. Le nom, les mots et l’adresse sont effacés aussitôt, comme si elle se retirait elle-même, et ne peuvent être rétablis ; le numéro reste vide. S’il y a une adresse, un dernier courriel le lui dit, avec votre motif.
withdraw-for-done = Elle est retirée et effacée.
reveal-title = Montrer l’adresse
reveal-words = C’est rarement nécessaire. Le fait que vous l’avez consultée, quand et pourquoi, est noté, et la personne signataire le lit sur la page de sa signature.
reveal-once = Elle n’est montrée que cette fois. La personne signataire peut voir que vous l’avez consultée.
reveal-gone = Il n’y a pas d’adresse : elle est effacée, ou personne n’en a donné.
mail-withdrawn-subject = Votre signature est retirée
mail-withdrawn-open = Comme demandé, l’équipe organisatrice a retiré votre signature de cette lettre, pour le motif ci-dessous :
mail-withdrawn-erased = Votre nom, vos mots et votre adresse sont effacés ; ce qui restait de l’adresse pour écrire ceci disparaît avec ce courriel.
mail-withdrawn-not-asked = Si vous ne l’avez pas demandé, vous pouvez signer de nouveau à tout moment, et le dire à l’équipe organisatrice.
## Beaucoup de signatures à la fois
bulk-title = Beaucoup à la fois
bulk-lead = Trouvez les signatures qui vont ensemble, voyez ce qui changerait et décidez pour toutes. Chaque action peut être annulée pendant 30 jours.
bulk-networks = Réseaux de celles qui attendent
bulk-networks-hint = Ce qui est venu d’un réseau en un jour porte ici un seul nom. Personne ne peut dire de quel réseau il s’agit. C’est oublié après deux jours.
bulk-network = Réseau { $network }
bulk-group-counts = En attente : { NUMBER($held) } · publiées : { NUMBER($published) }
bulk-between = Signées entre { $first } et { $last } UTC
bulk-domains = Domaines de messagerie de celles qui attendent
bulk-which = Quelles signatures
bulk-states = Leur état
bulk-state-held = en attente
bulk-state-published = publiées
bulk-state-rejected = refusées
bulk-stands-held = En attente
bulk-stands-published = Publiée
bulk-stands-rejected = Refusée
bulk-reason = Mises en attente parce que
bulk-reason-any = (pour n’importe quelle raison, ou aucune)
bulk-name = Nom, fonction ou organisation
bulk-name-hint = Débuts de mots, comme sur la liste ; les accents ne comptent pas.
bulk-words = On y lit
bulk-words-hint = N’importe où dans le nom, la fonction, l’organisation, la page web ou le commentaire, lettre à lettre.
bulk-domain = Domaine de messagerie
bulk-domain-hint = Ce qui suit le @ dans leurs adresses.
bulk-network-digits = Réseau
bulk-network-hint = Choisissez-en un dans la liste plutôt que de le taper.
bulk-since = Signées à partir de (UTC)
bulk-until = Signées jusqu’à (UTC)
bulk-look = Voir ce qui changerait
bulk-found = { NUMBER($count) } trouvées
bulk-found-none = Aucune signature ne correspond. Il n’y a rien à changer.
bulk-count-held = En attente : { NUMBER($count) }
bulk-count-published = Publiées, et donc comptées : { NUMBER($count) }
bulk-count-rejected = Refusées : { NUMBER($count) }
bulk-sample = { NUMBER($count) } d’entre elles
bulk-why = Raison
bulk-why-hint = Chaque signataire la lit, sauf si vous n’écrivez à personne.
bulk-quiet = N’écrire à personne à ce sujet
bulk-takes-down = Certaines sont publiques. Pour les retirer, donnez encore une fois votre mot de passe.
bulk-make-rejected = Refuser { NUMBER($count) }
bulk-make-published = Publier { NUMBER($count) }
bulk-make-held = Remettre { NUMBER($count) } en attente
bulk-act-rejected = Refus de { NUMBER($count) }
bulk-act-published = Publication de { NUMBER($count) }
bulk-act-held = Remise en attente de { NUMBER($count) }
bulk-stage-running = En cours : { NUMBER($changed) } sur { NUMBER($targets) } sont faites.
bulk-stage-cancelled = Arrêtée : { NUMBER($changed) } sur { NUMBER($targets) } ont été changées.
bulk-stage-done = Faite : { NUMBER($changed) } sur { NUMBER($targets) } ont été changées.
bulk-stage-undoing = Annulation en cours : { NUMBER($restored) } sur { NUMBER($changed) } sont de nouveau comme avant.
bulk-stage-undone = Annulée : { NUMBER($restored) } sur { NUMBER($changed) } sont de nouveau comme avant.
bulk-passed-over = Laissées telles quelles, car elles n’étaient plus comme vous les aviez vues : { NUMBER($count) }
bulk-kept = Laissées telles quelles, car décidées de nouveau ou retirées depuis : { NUMBER($count) }
bulk-progress = Où elle en est
bulk-again = Voir où elle en est
bulk-cancel = Arrêter ici
bulk-undo = Tout annuler
bulk-told = Les signataires sont prévenus par courriel.
bulk-not-told = Personne ne reçoit de courriel.
bulk-by-you = Commencée par vous,
bulk-by-another = Commencée par une autre personne de l’équipe,
bulk-forgotten = La raison est oubliée après 30 jours.
bulk-acts = Actions jusqu’ici
bulk-back = Toutes les actions groupées
act-bulk-reject = Le refus de nombreuses signatures à la fois a commencé.
act-bulk-publish = La publication de nombreuses signatures à la fois a commencé.
act-bulk-hold = La remise en attente de nombreuses signatures à la fois a commencé.
act-bulk-cancel = Une action sur de nombreuses signatures a été arrêtée.
act-bulk-end = Une action sur de nombreuses signatures est terminée.
act-bulk-undo = L’annulation d’une action sur de nombreuses signatures a commencé.
act-bulk-undone = Une action sur de nombreuses signatures a été annulée.
error-bulk-states = Choisissez au moins un état : en attente, publiées ou refusées.
error-bulk-time = Donnez un jour et une heure.
error-bulk-domain = Donnez ce qui suit le @, comme example.org.
error-bulk-network = Ce n’est pas un réseau. Choisissez-en un dans la liste.
error-bulk-otherwise = Quelque chose a changé depuis que vous avez regardé. Rien n’a été fait. Les nombres ci-dessous sont ceux de maintenant ; regardez encore.

## Des nouvelles aux signataires
organize-updates-title = Nouvelles
organize-updates-words = Des nouvelles que tout le monde peut lire à côté de la lettre. Ce qui s’y trouve peut être envoyé par mail à celles et ceux qui l’ont demandé en signant.
organize-updates-write = Écrire une nouvelle
organize-updates-back = Toutes les nouvelles
organize-update-untitled = Sans titre
organize-update-draft = Brouillon
organize-update-here = Sur le site, écrite ici
organize-update-file = Sur le site, tirée d’un fichier
organize-update-going = En route par mail : { $sent } sur { $all } envoyés
organize-update-held = En pause : { $sent } sur { $all } envoyés
organize-update-cancelled = Arrêtée avant la fin : { $sent } sur { $all } envoyés
organize-update-done = Envoyée par mail : { $sent } sur { $all }
organize-update-is-draft = Ceci est un brouillon. Seuls les propriétaires de ce site le voient.
organize-update-is-here = Elle est sur le site et a été écrite ici.
organize-update-is-file = Elle est sur le site. Son texte est dans un fichier de la lettre et se modifie là.
organize-update-look = La voir là
organize-update-edit = Modifier le texte
organize-update-publish = Publier sur le site
organize-update-remove = Supprimer le brouillon
organize-update-mail = Par mail
organize-update-audience = { $count ->
    [0] Personne n’a encore demandé de nouvelles.
    [one] Elle part vers { $count } boîte.
   *[other] Elle part vers { $count } boîtes, un mail à chacune.
}
organize-update-left-out = { $count ->
    [one] { $count } autre signature a demandé des nouvelles et n’est pas comptée : sa boîte y est déjà, n’existe plus ou ne veut pas de mail.
   *[other] { $count } autres signatures ont demandé des nouvelles et ne sont pas comptées : leur boîte y est déjà, n’existe plus ou ne veut pas de mail.
}
organize-update-last = Le dernier de ces mails devrait partir vers { $time } UTC. Les confirmations passent toujours avant.
organize-update-once = Une nouvelle ne part par mail qu’une fois. Envoyez-la d’abord à vous-même.
organize-update-not-public = Cette lettre n’est pas publique en ce moment. Ce qui part par courriel doit être lisible par tout le monde.
organize-update-send = Envoyer par mail
organize-update-gathering = Les destinataires sont encore en train d’être réunis.
organize-update-pace = { $count ->
    [one] Environ { $count } mail par minute
   *[other] Environ { $count } mails par minute
}
organize-update-mails = Ce que sont devenus ses mails
organize-update-sent = Acceptés par le serveur de mail
organize-update-waiting = Restant à envoyer
organize-update-failed = Refusés définitivement
organize-update-dropped = Plus souhaités : désabonnement, retrait ou envoi arrêté
organize-update-all = Au total
organize-update-came-back = Parmi les acceptés, revenus ensuite comme non distribuables
organize-update-complained = Signalés comme spam ; plus de nouvelles à cette boîte
organize-update-never = Demandés, mais pas écrits : même boîte, n’existe plus ou ne veut pas de mail
organize-update-hold = Mettre en pause
organize-update-go-on = Reprendre
organize-update-cancel = Arrêter maintenant
organize-update-again = Regarder à nouveau
organize-update-preview = Comment elle se lit en mail
organize-update-subject = Objet :
organize-update-as-text = En texte brut
organize-update-test = Me l’envoyer
organize-update-edit-title = Texte de la nouvelle
organize-update-markdown = Écrivez comme dans le fichier d’une lettre, en Markdown : une ligne vide entre les paragraphes, *insistance*, [mots](https://example.org) pour un lien.
organize-update-translation = Peut rester vide : qui lit cette langue reçoit alors celle de la lettre.
organize-update-headline = Titre, aussi objet du mail
organize-update-body = Texte
organize-update-kind = De qui sont ces mots ?
organize-update-kind-news = Les nôtres : une nouvelle
organize-update-kind-response = Celles du destinataire : une réponse
organize-update-from = Qui a répondu
organize-update-response-only = Pour une réponse seulement.
organize-update-source = Où cela a été dit
organize-update-source-hint = Pour une réponse seulement : une adresse web, ou des mots comme « lettre du 3 mai ».
organize-update-save = Enregistrer
organize-update-leave = Revenir sans enregistrer
organize-update-problems = Le texte a des erreurs ; rien n’a été enregistré
organize-update-done-saved = C’est enregistré.
organize-update-done-published = Elle est maintenant sur le site.
organize-update-done-removed = Le brouillon est supprimé.
organize-update-done-test = Elle est en route vers votre propre boîte.
organize-update-done-send = Elle est en route.
organize-update-done-hold = C’est en pause. Ce qui partait à cet instant peut encore arriver.
organize-update-done-go-on = L’envoi reprend.
organize-update-done-cancel = C’est arrêté. Qui ne l’a pas encore reçue ne la recevra pas.
organize-update-done-otherwise = Rien n’a été changé : ce n’est plus comme vous l’avez vu.
error-update-title = Veuillez écrire un titre.
error-update-body = Veuillez écrire le texte.
error-update-long = Veuillez raccourcir le texte : personne ne lit un mail aussi long.
error-update-from = Veuillez dire qui a répondu.
error-update-source = Veuillez dire où cela a été dit.
mail-update-about = Des nouvelles de la lettre ouverte « { $letter } »
mail-update-page = La lire sur le site
mail-update-why = Vous recevez ceci parce que vous avez signé la lettre et demandé de ses nouvelles.
mail-update-test = Ceci est un essai que vous êtes seul·e à recevoir. Dans le mail lui-même, le lien qui met fin à ces nouvelles se trouve ici.
dashboard-set-aside = ont signé, et leur adresse ne mène nulle part
act-begin-update = Une nouvelle a été commencée.
act-write-update = Le texte d’une nouvelle a été enregistré.
act-publish-update = Une nouvelle a été publiée sur le site.
act-remove-update = Le brouillon d’une nouvelle a été supprimé.
act-test-update = Quelqu’un s’est envoyé une nouvelle.
act-send-update = Une nouvelle est partie par mail.
act-hold-update = L’envoi d’une nouvelle a été mis en pause.
act-go-on-with-update = L’envoi d’une nouvelle a repris.
act-cancel-update = L’envoi d’une nouvelle a été arrêté avant la fin.
act-update-sent = Le dernier mail d’une nouvelle a été envoyé ou abandonné.
## Ce que l’équipe organisatrice fait d’une signature
queue-more-acts = Vérifier qui c’est, demander, corriger, mettre en tête
queue-check-title = J’ai vérifié qui c’est
queue-how = Comment
queue-how-hint = Par exemple : « Rappelée au numéro de son université. » La personne qui a signé le lit.
queue-on = Quel jour
queue-check = Marquer comme vérifiée
queue-ask-title = Demander par e-mail
queue-question = Question
queue-question-hint = Dites ce qui vous aiderait à décider. La réponse vient par la page de la signature ; personne ne voit l’adresse de l’autre.
queue-ask = Envoyer la question
queue-correct-title = Corriger une faute de frappe
queue-correct-hint = La personne qui a signé l’apprend par e-mail, voit l’avant et l’après, et peut l’annuler.
queue-correct-name = Nom
queue-correct = Corriger
queue-checked-on = Vérifiée le { $day } :
queue-uncheck = Ce n’est pas vérifié
queue-asked-on = Demandé le { $time } UTC :
queue-answered-on = Répondu le { $time } UTC :
queue-not-answered = Pas encore de réponse.
queue-corrected-was = Corrigé par l’équipe organisatrice. La personne avait écrit :
queue-take-back = Annuler la correction
queue-done-checked = Notée comme vérifiée ; la personne qui a signé peut voir comment.
queue-done-unchecked = Elle n’est plus notée comme vérifiée.
queue-done-asked = La question est partie. L’entrée continue d’attendre ici, et la réponse s’affichera à côté.
queue-done-corrected = C’est corrigé, et la personne qui a signé en est informée.
queue-done-taken-back = Le texte est de nouveau celui de la personne qui a signé ; elle en est informée.
queue-done-nothing = Rien n’a changé : c’est déjà ce qui est écrit.
queue-keys = Touches
queue-keys-on = Utiliser ces touches
queue-key-next = suivante
queue-key-before = précédente
queue-key-publish = publier
queue-key-reason = raison, pour refuser
queue-key-more = plus
queue-key-undo = annuler
queue-key-keys = ces touches
error-how-missing = Dites, s’il vous plaît, comment vous l’avez vérifié.
error-day = Indiquez le jour, par exemple 2026-11-23.
error-day-to-come = Ce jour n’est pas encore arrivé.
error-question-missing = Écrivez ce que vous voulez savoir.
error-answer-empty = Écrivez une réponse.
question-title = L’équipe organisatrice vous demande
question-answer = Votre réponse
question-who-reads = Seule l’équipe organisatrice de cette lettre lit votre réponse. Elle est effacée un jour après sa décision. Elle ne voit pas votre adresse e-mail.
question-answer-button = Envoyer ma réponse
question-answered = Vous avez répondu le { $time } UTC :
corrected-title = Une faute de frappe a été corrigée
corrected-words = Le { $day }, l’équipe organisatrice a corrigé ce que dit votre signature. Si ce n’est pas juste, annulez-le d’un clic.
corrected-was = Vous aviez écrit :
corrected-take-back = Revenir à ce que j’ai écrit
checked-title = Votre identité a été vérifiée
checked-words = Le { $day }, l’équipe organisatrice a vérifié qui vous êtes, et dit comment :
done-answered = Votre réponse est arrivée à l’équipe organisatrice.
done-taken-back = Votre signature dit de nouveau ce que vous aviez écrit.
mail-question-subject = Une question sur votre signature
mail-question-open = L’équipe organisatrice a une question avant de décider de votre signature sous cette lettre ouverte :
mail-question-link = Répondre sur la page de ma signature
mail-question-free = Répondez là-bas et non à cet e-mail. Rien ne vous y oblige : vous pouvez aussi y retirer votre signature.
mail-corrected-subject = Une faute de frappe dans votre signature a été corrigée
mail-corrected = L’équipe organisatrice a corrigé une faute de frappe dans votre signature sous cette lettre ouverte :
mail-corrected-free = Si c’est juste ainsi, vous n’avez rien à faire. Sinon, annulez-le :
mail-corrected-link = Le voir, ou l’annuler
mail-correction-taken-back = L’équipe organisatrice a annulé une correction : votre signature sous cette lettre ouverte dit de nouveau ce que vous aviez écrit.

## Qui figure en tête, depuis la file
queue-feature-title = La mettre en tête
queue-feature-hint = Elle figure parmi les premières de la page, au-dessus des autres. L’ordre se change là où sont toutes les signatures.
queue-feature = La mettre en tête
queue-publish-feature = La publier et la mettre en tête
queue-unfeature = Ne plus la mettre en tête
queue-done-featured = Elle figure parmi les premières.
queue-done-published-first = C’est publié, parmi les premières, et la personne qui a signé en est informée.
queue-done-unfeatured = Elle ne figure plus parmi les premières.

## Ce qui attend, par e-mail
organize-digest-title = Ce qui attend, par e-mail
organize-digest-is-on = Quand des noms attendent une décision, ou que le courrier du site ne part pas, vous êtes prévenu par e-mail : au plus une fois par jour, et toutes les trois heures tant que cinquante ou plus attendent.
organize-digest-is-off = Vous n’êtes pas prévenu par e-mail quand quelque chose attend.
organize-digest-off-button = Ne plus me prévenir
organize-digest-on-button = Me prévenir par e-mail
organize-done-digest-on = Vous serez prévenu par e-mail quand quelque chose attend.
organize-done-digest-off = Vous ne serez plus prévenu.
mail-findings-subject = Ce qui a changé sur votre site
mail-findings-open = Le site s’examine lui-même chaque nuit. Voici ce qui est nouveau sur { $site } :
mail-findings-still = Toujours en défaut sur { $site } :
mail-findings-right = rétabli
mail-findings-doubt = à savoir
mail-findings-wrong = EN DÉFAUT
mail-findings-all = Tout ce qui est examiné, et que faire : undersigned-site doctor
mail-digest-subject = Quelque chose vous attend
mail-digest-open = Voici ce qui attend sur { $site } :
mail-digest-queue = Ce qui y attend
mail-digest-stalled = { $count ->
    [one] { $count } e-mail que quelqu’un attend n’est pas parti depuis une heure ou plus.
   *[other] { $count } e-mails que quelqu’un attend ne sont pas partis depuis une heure ou plus.
}
mail-digest-how-often = Un tel e-mail arrive au plus une fois par jour, et toutes les trois heures tant que cinquante ou plus attendent.
mail-digest-off = Désactiver

## Écrire une lettre sur le site

editor-title = Écrire
write-new-title = Écrire une nouvelle lettre
write-new-words = Seuls les responsables du site voient un brouillon. Vous décidez plus tard de le publier.
write-starts = Vous pouvez commencer par :
start-open-letter = une lettre ouverte
start-open-letter-text =
    Madame, Monsieur,

    nous vous écrivons parce que …

    Nous vous demandons :

    - …
    - …

    Avec nos salutations,
start-statement = une déclaration
start-statement-text =
    Nous, signataires, …

    Nous défendons …

    Nous appelons chacune et chacun à …
start-petition = une pétition à une institution
start-petition-text =
    À …

    ## Ce que nous demandons

    Nous vous demandons de …

    ## Pourquoi

    Aujourd’hui, …

    ## Pour quand

    Nous attendons une réponse avant le …
write-standing-draft = C’est un brouillon. Le public ne le voit pas.
write-standing-embargo = La lettre est prête et sera publiée le { $time }.
write-standing-public = La lettre est publiée.
write-standing-closed = La lettre est publiée ; on ne peut plus la signer depuis le { $time }.
write-standing-withdrawn = La lettre a été retirée. À sa place, on lit ce que vous avez écrit dans withdrawn.md.
write-share-draft = La montrer à d’autres par un lien privé
write-open-letter = Ouvrir la lettre
write-text-waits = Le texte modifié attend votre décision, car celui en vigueur a déjà été signé
write-unpublished = Vous avez enregistré des modifications qui ne sont pas encore publiées.
write-merged = Une autre personne a enregistré des modifications entre-temps. Elles sont reprises dans :
write-conflict-title = Une autre personne a modifié la même chose
write-conflict-words = Rien n’est encore enregistré. Voici ce qu’elle a écrit. Reprenez ce qu’il vous faut, puis enregistrez de nouveau.
write-title = Titre
write-slug = Adresse
write-slug-hint = La fin de l’adresse, après { $address } : de a à z, de 0 à 9 et des traits d’union. Vide, elle est tirée du titre.
write-addressed-to = À qui
write-addressed-to-hint = Par exemple « Le conseil municipal »
write-language = Langue du texte
write-text = Texte
write-text-hint = Une ligne vide entre les paragraphes. **gras**, *italique*, # titre, [un lien](https://example.org), - une liste.
write-behind = Qui la porte
write-organizer-name = Nom du collectif
write-organizer-name-hint = Une personne, un groupe ou une association. Il figure sous la lettre.
write-organizer-address = Adresse postale
write-organizer-country = Pays
write-organizer-contact = Contact pour le public
write-organizer-contact-hint = Une adresse mail ou une page web
write-organizer-press = Contact pour la presse
write-organizer-press-hint = S’il est différent
write-dates = Dates
write-publishes = Publier le
write-publishes-hint = Jusque-là, seuls des liens privés montrent la lettre. Vide : tout de suite.
write-opens = Ouvrir aux signatures le
write-opens-hint = Vide : dès la publication
write-closes = Fermer aux signatures le
write-closes-hint = Vide : elle reste ouverte
write-zone = Fuseau horaire de ces heures
write-zone-hint = L’écart avec le temps universel (UTC)
write-signing = Signature
write-goal = Objectif
write-goal-hint = Combien de signatures vous espérez
write-threshold = Signer ensemble à partir de
write-threshold-hint = Propose de signer ensemble : les noms restent privés jusqu’à ce que tant de personnes l’aient choisi
write-ask = Ce que le formulaire demande en plus du nom et de l’adresse mail
write-ask-role = Rôle ou profession
write-ask-organisation = Organisation
write-ask-city = Ville
write-ask-country = Pays
write-ask-website = Page web
write-ask-comment = Un commentaire
write-capacities = Qui peut signer
write-capacities-personal = Des personnes, pour elles-mêmes
write-capacities-affiliation = Des personnes, avec leur affiliation à titre indicatif
write-capacities-group = Des groupes et des organisations
write-moderation = Quelles signatures vous examinez d’abord
write-moderation-flagged = Celles qui sortent de l’ordinaire
write-moderation-all = Toutes
write-moderation-none = Aucune, sauf les anonymes
write-more = Résumé et conditions
write-description = Résumé
write-description-hint = Une ou deux phrases, pour les moteurs de recherche et les liens partagés
write-license = Licence du texte
write-license-hint = Par exemple CC-BY-4.0
write-contact = Autre contact pour les questions
write-contact-hint = S’il n’est pas celui du collectif
write-index-list = Les moteurs de recherche peuvent lister les noms
write-retention-days = Nombre de jours pendant lesquels les adresses mail sont gardées après la fermeture
write-retention-days-hint = Vide : 180
write-aliases = Anciennes adresses
write-aliases-hint = Une par ligne. Elles mènent ici.
write-coverage = Articles de presse
write-coverage-new = Un autre article
write-coverage-title = Titre
write-coverage-outlet = Journal ou chaîne
write-coverage-author = Auteur ou autrice
write-coverage-date = Date
write-coverage-url = Adresse web
write-save = Enregistrer
write-save-unpublished = Enregistrer sans publier
write-preview = Aperçu
write-preview-words = Voici ce que cela donnera. Rien n’y est cliquable.
write-publish = Publier
write-publish-words = À la date indiquée plus haut, ou tout de suite, tout le monde peut lire et signer la lettre.
write-publish-changes = Publier les modifications
write-publish-changes-words = Tout le monde voit aussitôt les modifications. Si le texte a déjà été signé, un texte modifié attend que vous disiez si le changement est rédactionnel ou de fond.
write-translations = Traductions
write-translate-to = Langue
write-translate = Traduire
write-files-words = Contributions, images, premiers signataires, et les versions précédentes de tout :
write-whole = La lettre entière
write-close = Fermer maintenant aux signatures
write-close-words = Dès maintenant, plus personne ne peut signer. La lettre et ses signatures restent publiques.
write-take-back = Retirer la lettre
write-take-back-words = La lettre n’est plus montrée. À sa place, on lit qu’elle a été retirée, et pourquoi, si vous l’écrivez dans withdrawn.md.
write-restore = Montrer de nouveau la lettre
write-restore-words = La lettre est de nouveau publique, avec ses signatures.
write-done-saved = Enregistré.
write-done-published = Publié.
write-done-closed = La lettre est fermée aux signatures.
write-done-taken-back = La lettre a été retirée.
write-done-restored = La lettre est de nouveau montrée.
write-saved-at = Enregistré
write-lost = Non enregistré : pas de connexion. Ce que vous avez écrit reste dans ce navigateur.
write-meanwhile = Une autre personne a modifié la même chose. « Enregistrer » montre les deux.
write-left-over = Ce que vous aviez écrit sans l’enregistrer est de retour.
write-translation-title = Traduction : { $language }
write-translation-words = Le texte original est à côté de la traduction. Qui signe est lié au texte qu’il a lu.
write-matches = La traduction correspond à l’original tel qu’il est
write-original-changed = L’original a changé depuis cette traduction
write-own-title = Titre de l’original :
write-own-text = Original
write-back = Retour à la lettre
error-letter-title = Écrivez un titre.
error-letter-text = Écrivez le texte de la lettre.
error-letter-slug = Utilisez pour l’adresse a à z, 0 à 9 et des traits d’union simples, comme sauvez-la-bibliotheque.
error-letter-slug-missing = Écrivez la fin de l’adresse, comme sauvez-la-bibliotheque : elle ne peut pas être tirée de ce titre.
error-letter-taken = Il y a déjà une lettre à cette adresse. Choisissez-en une autre.
error-letter-moment = Indiquez une date et une heure.
error-letter-closes = La lettre ferme avant d’être publiée ou ouverte. Corrigez l’une des dates.
error-letter-number = Écrivez un nombre, sans autres caractères.
error-letter-organizer = Écrivez le nom du collectif.
error-letter-article = Écrivez le titre de l’article.
error-file-none = Choisissez un fichier.
error-file-kind = Ce type de fichier ne fait pas partie d’une lettre. Choisissez une image, un fichier .md ou .csv, ou un .zip de toute la lettre.
error-file-archive = Ce n’est pas le .zip d’une lettre : il n’a pas de letter.md, ou il est trop gros.
files-title = Fichiers et versions
files-words = La lettre se compose de ces fichiers. Vous pouvez modifier chacun d’eux et revenir à des versions précédentes.
files-in-folder = Cette lettre est modifiée dans son dossier sur le serveur, et ce qui y est enregistré vaut aussitôt. Ici, vous pouvez regarder ses fichiers.
files-name = Fichier
files-size = Taille
files-download = Tout télécharger en .zip
files-add = Ajouter
files-add-signatories = Premiers signataires
files-add-about = Remerciements, et comment contribuer
files-add-watch = Noms qui attendent un examen
files-add-withdrawn = Pourquoi la lettre a été retirée
files-add-statement = Contribution
files-statement-by = De qui est la contribution ?
files-begin-statement = L’écrire
files-upload = Envoyer un fichier
files-file = Image, texte, ou la lettre entière en .zip
files-file-hint = Images : PNG, JPEG, WebP, GIF ou AVIF, jusqu’à 10 Mo. Ce que les appareils photo y écrivent n’est pas publié.
files-not-taken = Rien n’a été enregistré : corrigez d’abord ceci
files-content = Contenu
files-hint = Un fichier texte
files-hint-signatories = Une personne par ligne ; la première ligne nomme les colonnes : name,capacity,role,organisation,website. Qui est enlevé est retiré, aussi des versions précédentes.
files-hint-about = Montré avec les contributions et à la presse
files-hint-watch = Un nom par ligne. Une signature sous un tel nom vous attend.
files-hint-withdrawn = Montré à la place de la lettre quand elle est retirée
files-hint-statement = Entre les lignes de signes plus : name, role, et [image] avec file et alt. En dessous, la contribution.
files-versions = Versions précédentes
files-present = actuelle
files-removed = enlevé
files-since = Ce qui a changé depuis le { $time }
files-restore = Revenir à cette version
files-restore-words = Le fichier redevient comme il était. La version actuelle est gardée.
files-end = Enlever ou effacer
files-remove = Enlever
files-remove-words = Le fichier ne fait plus partie de la lettre. On peut y revenir.
files-erase = Effacer avec toutes les versions
files-erase-words = Pour les mots ou les images d’une personne qui veut être oubliée. On ne peut pas y revenir.
files-done-saved = Enregistré.
files-done-removed = Le fichier a été enlevé.
files-done-erased = Le fichier a été effacé avec toutes ses versions.
files-done-restored = La version précédente est de retour.
files-back = Tous les fichiers
act-begin-letter = Une lettre a été commencée.
act-take-over-letter = Une lettre est désormais modifiée sur le site.
act-write-letter = Une lettre a été enregistrée.
act-publish-letter = Une lettre a été publiée.
act-close-letter = Une lettre a été fermée aux signatures.
act-take-back-letter = Une lettre a été retirée.
act-restore-letter = Une lettre est de nouveau montrée.
act-erase-file = Un fichier d’une lettre a été effacé avec ses versions.
