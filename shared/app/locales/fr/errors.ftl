### Ce qui ne va pas dans un champ ou une requête, et quelles règles du domaine disent non.

## Suggestions

did-you-mean = Vouliez-vous dire { $what } ?
did-you-mean-one-of = Vouliez-vous dire l’un de ceux-ci : { $what } ?
no-suggestion = { "" }
allowed-fields = Sont admis : { $what }.
named = { $name } ({ $code })
named-region = { REGION($code) } ({ $code })
named-multilateral = { MULTILATERAL($code) } ({ $code })

## Champs

rule-required = Cette information est obligatoire.
rule-too-long = Trop long : { $actual } caractères, alors que { $max } sont admis.
rule-too-few = Trop peu : il en faut au moins { $min }.
rule-too-many = Trop d’éléments : { $max } au plus sont admis.
rule-twice = Figure deux fois dans la liste.
rule-range = Doit être compris entre { $min } et { $max }.
rule-not-before = Ne doit pas être antérieur au { $earliest }.
rule-days = Doit se situer entre le { $earliest } et le { $latest }.
rule-link = Doit être une adresse web commençant par https:// ou http://, sans espaces.
rule-one-line = Doit tenir sur une seule ligne.
rule-control = Contient un caractère de commande invisible ({ $code }). Veuillez le retirer.
rule-whole = « { $value } » n’est pas un nombre entier. Écrivez-le en chiffres, sans décimales ni monnaie, par exemple 1500.
rule-decimal = Un nombre à décimales n’est pas admis ici. Écrivez un nombre entier, ou mettez entre guillemets un code comme "17.10".
rule-date = « { $value } » n’est pas une date. Écrivez année-mois-jour, par exemple 2026-11-21.
rule-no-such-day = Le jour { $value } n’existe pas.
rule-year = L’année doit être comprise entre { $min } et { $max }.
rule-choice = « { $value } » ne figure pas parmi les choix, qui sont : { $allowed }.
rule-id = Un identifiant compte de 1 à { $max } caractères : a à z, 0 à 9 et traits d’union, par exemple br-human-milk-banks.
rule-id-fixed = Cette fiche s’appelle { $id }, et une fiche garde son identifiant.
rule-id-taken-by-address = « { $value } » est un mot des adresses de ce site et ne peut pas être un identifiant.
rule-shows-nothing = Ceci ne montre rien : il n’y a que des caractères que personne ne voit.
rule-object = Des champs nommés sont attendus ici.
rule-one-value = Une seule valeur est attendue ici, non une liste ni un groupe de champs.
rule-unknown-field = Aucun champ ne porte ce nom. { $hint }
rule-cursor = La liste a changé et cette place n’y figure plus. Veuillez recommencer sans curseur.
rule-stream = « { $value } » n’est pas le nom d’un flux. Écrivez le type et l’identifiant, par exemple offer-br-human-milk-banks.
rule-terms = Ces champs enfreignent une règle : { $fields }.
rule-own-country = { $country } : un pays ne peut être son propre partenaire.
rule-paid-already = Ce que l’offre paie elle-même ne peut être demandé à d’autres.
rule-programme = Il n’existe pas de programme « { $value } ». Sont admis : { $known }.
rule-no-programmes = Aucun programme n’est enregistré ici ; ce champ doit rester vide.
rule-wanted-and-unwanted = Ce pays est à la fois souhaité et non souhaité.
rule-theme-or-skill = Un besoin indique un domaine thématique, une compétence, ou les deux.

## Codes

rule-country = « { $value } » ne figure pas dans la liste des pays. Écrivez son nom ou son code ISO 3166, par exemple BO. { $hint }
rule-provider = « { $value } » ne figure ni dans la liste des pays ni dans celle des institutions multilatérales. Écrivez un nom ou un code, par exemple BO ou ISDB. { $hint }
rule-multilateral = « { $value } » ne figure pas dans la liste des institutions multilatérales. Écrivez son nom ou son code, par exemple ISDB. { $hint }
rule-region = « { $value } » ne figure pas dans la liste des régions. Écrivez son nom ou son code M49 des Nations Unies, par exemple 419. { $hint }
rule-bloc = « { $value } » ne figure pas dans la liste des blocs. Écrivez son nom ou son code, par exemple caricom. { $hint }
rule-language = « { $value } » ne figure pas dans la liste des langues. Écrivez son nom ou son code ISO 639, par exemple es. { $hint }
rule-modality = « { $value } » n’est pas une modalité. Les modalités sont : { $allowed }. { $hint }
rule-theme = « { $value } » n’est pas un domaine thématique. Écrivez son nom ou son code dans la liste CAD/SNPC de l’OCDE, par exemple 12220 ou 122. { $hint }
rule-theme-is-sdg = « { $value } » semble être un objectif de développement durable ou l’une de ses cibles : il va dans sdg_targets. Les domaines thématiques prennent des codes de la liste CAD/SNPC de l’OCDE, par exemple 12220 ou 122.
rule-theme-no-such-code = La liste CAD/SNPC de l’OCDE n’a pas de code { $value }. Ses codes comptent trois chiffres (122, santé de base) ou cinq (12220, soins et services de santé de base).
rule-theme-other-list = « { $value } » semble être un code d’une autre liste. Les domaines thématiques prennent des codes de la liste CAD/SNPC de l’OCDE, par exemple 12220 ou 122, ou leurs noms.
rule-sdg = « { $value } » n’est ni un objectif de développement durable ni une cible. Écrivez son numéro, par exemple 3 ou 3.2. { $hint }
rule-sdg-is-theme = « { $value } » semble être un code de la liste CAD/SNPC de l’OCDE : il va dans thematic_areas. Les objectifs et les cibles s’écrivent 3 ou 3.2.
rule-scope = « { $value } » n’est pas un groupe de pays. Écrivez le nom d’un groupe, d’une région, d’un bloc ou d’un pays, ou un code : all, all_developing, ldc, lldc, sids, region:419, bloc:caricom ou country:BO. { $hint }

## Requêtes illisibles

malformed-json = Ceci n’est pas du JSON : la lecture s’est arrêtée à la ligne { $line }, colonne { $column }.
malformed-utf8 = Le texte n’est pas en UTF-8 : l’octet { $byte } n’y a pas sa place.
malformed-depth = Les listes et les objets peuvent s’imbriquer sur { $max } niveaux au plus.
malformed-twice = Le champ « { $field } » est donné deux fois.
malformed-form-size = Un formulaire contient au plus { $max } valeurs.
malformed-form-name = Le nom « { $field } » d’un champ de formulaire ne mène nulle part.
malformed-version = « { $value } » n’est pas une version. Envoyez l’ETag tel que vous l’avez reçu, par exemple "12".
malformed-key = Une clé d’idempotence compte de 1 à { $max } caractères.
media-type-not-read = Un contenu de type « { $value } » n’est pas lu ici. Envoyez application/json ou application/x-www-form-urlencoded.
media-type-missing = La requête ne dit pas de quel type est son contenu : l’en-tête Content-Type manque. Envoyez application/json ou application/x-www-form-urlencoded.
identity-unknown = « { $value } » ne dit pas qui agit. Écrivez coordinator, observer, country:BR, agency:BO ou institution:ISDB et, si vous le souhaitez, ;name=… à la suite.
forbidden-role = La fonction dans laquelle vous agissez ne le permet pas.
rule-other-role = Ce formulaire a été ouvert en qualité de « { $then } », mais dans ce navigateur vous agissez maintenant en qualité de « { $now } ». Si vous l’envoyez de nouveau, il sera enregistré en qualité de « { $now } » ; sinon, identifiez-vous d’abord comme auparavant.
stale = Vous avez vu la version { $expected } ; la version actuelle est la { $actual }. Veuillez la lire et refaire votre modification.

## Règles du domaine

offer-already-published = Une offre porte déjà cet identifiant.
offer-not-published = Cette offre n’existe pas.
offer-not-open = L’offre est suspendue, retirée ou expirée.
offer-is-withdrawn = Cette offre a été retirée par son offreur : elle ne peut plus être modifiée.
offer-is-expired = Cette offre a expiré, car son dernier jour de validité est passé : elle ne peut plus être modifiée.
offer-not-suspended = L’offre n’est pas suspendue.
offer-still-valid = L’offre est valable jusqu’au { $until }.
offer-below-held = Des partenariats ont réservé de la capacité de cette offre : places, { $places } ; semaines d’experts par an, { $weeks }. L’offre ne peut descendre en dessous.
offer-exhausted = La capacité a été attribuée ailleurs. Places disponibles : { $places } ; semaines d’experts disponibles : { $weeks }.
offer-already-held = Ce partenariat a déjà réservé de la capacité de l’offre.
offer-not-held = Ce partenariat n’a réservé aucune capacité de l’offre.
request-already-submitted = Une demande porte déjà cet identifiant.
request-not-submitted = Cette demande n’existe pas.
request-not-open = La demande est retirée, close ou satisfaite.
request-is-withdrawn = Cette demande a été retirée par son institution : elle ne peut plus être modifiée.
request-is-closed = La coordination a clos cette demande sans partenariat : elle ne peut plus être modifiée.
request-is-fulfilled = Un partenariat répond à cette demande : elle ne peut plus être modifiée.
request-already-asked = Une question à l’institution attend déjà sa réponse.
request-nothing-asked = Aucune question n’attend de réponse.
partnership-already-exists = Cette demande est déjà devenue un partenariat.
programme-already-established = Un programme porte déjà cet identifiant.
programme-not-running = Le programme n’est pas en cours.
programme-already-member = Ce pays fait déjà partie du programme : { $country }.
programme-not-member = Ce pays ne fait pas partie du programme : { $country }.
programme-no-such-area = Le programme n’a pas de domaine appelé « { $area } ».
review-settled = Cette proposition est déjà réglée.
review-already-endorsed = Cette proposition a déjà été approuvée.
review-not-endorsed = Les parties sont consultées une fois que la coordination a approuvé la proposition.
review-already-agreed = Toutes les parties ont déjà donné leur accord.
review-no-such-party = Cette proposition n’a pas de telle partie : { $party }.
review-already-consented = Cette partie a déjà donné son accord : { $party }.
review-not-later = Le report n’est possible qu’à un jour postérieur au { $today } ; le { $until } ne l’est pas.
shortlist-not-on-list = La proposition { $proposal } ne figure pas sur la liste.
shortlist-does-not-sum = Les points de la proposition { $proposal } ne font pas le total de son score.

## Tableaux

table-problems = Problèmes
table-guessed-encoding = Le fichier n’indique pas son encodage ; il a été lu comme { $encoding }.
table-day-first = Les dates telles que 01/06/2027 ont été lues avec le jour en premier.
table-month-first = Les dates telles que 06/01/2027 ont été lues avec le mois en premier.
table-day-unclear = Le jour ou le mois en premier ? Aucune date du fichier ne le précise. Écrivez année-mois-jour, par exemple 2026-11-21, dans des cellules au format texte.
table-workbook = C’est un classeur, non un fichier texte. Veuillez d’abord l’enregistrer au format CSV (UTF-8).
table-not-text = Ce n’est pas un fichier texte.
table-empty = Le fichier est vide.
table-no-headings = Aucun des en-têtes n’est connu. La première ligne nomme les colonnes, séparées par des virgules, des points-virgules ou des tabulations : { $fields }.
table-unknown-heading = Il n’y a pas de colonne « { $value } ». { $hint }
table-heading-twice = Cette colonne figure deux fois dans le fichier.
table-unreadable = La ligne { $line } est illisible : des guillemets ne sont peut-être pas fermés.
table-cells = La ligne compte { $cells } cellules, mais il y a { $headings } en-têtes. Un texte contient peut-être le séparateur sans être entre guillemets.
table-parts = Un élément compte plus de parties que prévu, à savoir : { $parts }. Mettez une barre oblique inverse devant un | qui fait partie du texte.
