### Le cadre de chaque page, l’identification et le sens de chaque type de problème.

motto = La coopération entre égaux
skip-to-content = Aller au contenu
nav-main = Navigation principale
nav-account = Votre fonction
nav-languages = Langues
nav-more = Suite de la liste
nav-offers = Offres de capacités
nav-offers-short = Offres
nav-requests = Demandes de coopération
nav-requests-short = Demandes
nav-review = Examen
nav-partnerships = Partenariats
footer-about = Ayni propose des partenariats et en donne les raisons. La décision appartient aux personnes.
footer-api = Données et interfaces
back-to-start = Retour à l’accueil
optional = (facultatif)
quoted = « { $words } »
colon = {" "}:
yes = Oui
no = Non
list-more = Afficher la suite
list-empty = Il n’y a encore rien ici.
errors-unsent = Rien n’a encore été enregistré
errors-title =
    { $count ->
        [one] Une réponse est à corriger
       *[other] { $count } réponses sont à corriger
    }

## La première page

welcome-title = Coopération Sud-Sud et triangulaire
welcome-about = Les pays disent ce qu’ils peuvent partager, les institutions disent ce dont elles ont besoin, et Ayni propose qui pourrait travailler avec qui.
welcome-offers = Les savoir-faire que les institutions d’un pays sont prêtes à partager.
welcome-requests = Les besoins que les institutions ont fait connaître.
welcome-review = Les propositions qui attendent une décision, chacune avec son score et les raisons de celui-ci.
welcome-partnerships = Ce dont toutes les parties sont convenues.

## Identification

sign-in = S’identifier
sign-out = Se déconnecter
sign-in-title = En quelle qualité agissez-vous ?
sign-in-about = Cette version ne demande pas de mot de passe et tient pour vrai ce que vous déclarez. Elle ne sert donc que cet ordinateur.
sign-in-as-coordinator = Coordination : examine les propositions et en décide
sign-in-as-country = Point focal national : parle au nom d’un pays
sign-in-as-agency = Institution nationale : publie ce dont son pays a besoin
sign-in-as-institution = Institution multilatérale : offre un appui
sign-in-as-observer = Observation : peut lire, ne modifie rien
sign-in-country-hint = Nécessaire pour les points focaux et les institutions nationales.
sign-in-institution-hint = Nécessaire pour les institutions multilatérales.
sign-in-name-hint = Il est consigné de façon permanente avec tout ce que vous faites. Vos initiales ou votre service suffisent.
unsent-asked = Lorsque vous avez envoyé le formulaire, plus personne n’était identifié ici ; rien n’a donc été enregistré. Ce que vous avez écrit est conservé : identifiez-vous ici et vous pourrez l’envoyer aussitôt.
unsent-title = Votre formulaire n’a pas encore été envoyé
unsent-about = Vous agissez maintenant en qualité de : { $role }. Ce que vous avez écrit est conservé sur cette page jusqu’à ce que vous la quittiez.
unsent-send = Envoyer le formulaire
unsent-leave = Ne pas l’envoyer
notice-signed-in = Vous êtes identifié(e).
notice-signed-out = Vous êtes déconnecté(e).
acts-as-coordinator = Coordination
acts-as-country = Point focal national
acts-as-agency = Institution nationale
acts-as-observer = Observation

## Problèmes : un nom, et que faire

problem-reference = Si vous le signalez, veuillez indiquer
problem-see-record = Voir la fiche telle qu’elle est maintenant
problem-malformed = La requête n’a pas pu être lue
problem-malformed-about = Ce qui a été envoyé n’a pas la forme attendue. Veuillez le vérifier et l’envoyer de nouveau.
problem-sign-in = Veuillez d’abord vous identifier
problem-sign-in-about = Quiconque modifie quelque chose doit dire en quelle qualité. Sur les pages, identifiez-vous ; dans l’API, envoyez l’en-tête Ayni-Act-As avec coordinator, observer, country:BR, agency:BO ou institution:ISDB.
problem-sign-in-here = Plus personne n’est identifié ici ; rien n’a donc été enregistré. Veuillez vous identifier. Pour conserver ce que vous avez écrit, revenez ensuite en arrière dans votre navigateur jusqu’au formulaire et envoyez-le de nouveau.
problem-forbidden = Votre fonction ne le permet pas
problem-forbidden-about = Chaque fonction n’agit que pour son propre pays ou sa propre institution, et seule la coordination décide des propositions. Identifiez-vous à un autre titre si vous en avez un.
problem-cross-site = La requête provient d’un autre site
problem-cross-site-about = Pour votre protection, seuls les formulaires envoyés depuis les pages de ce site sont acceptés. Veuillez ouvrir la page ici et renvoyer le formulaire.
problem-not-found = Il n’y a rien ici
problem-not-found-about = L’adresse est peut-être mal écrite, ou ce qui se trouvait ici ne vous est pas ouvert.
problem-method = Cela ne peut pas se faire ici
problem-method-about = L’adresse existe, mais n’accepte pas ce type de requête. L’en-tête Allow indique ceux qu’elle accepte.
problem-rule = Une règle ne le permet pas
problem-rule-about = La requête a été comprise, mais elle ne peut être exécutée en l’état. L’état actuel montre ce qui est possible.
problem-contended = D’autres ont été plus rapides
problem-contended-about = Plusieurs personnes ont modifié la même fiche au même moment. Rien n’est perdu et rien n’a été enregistré en votre nom ; veuillez essayer de nouveau.
problem-stale = La fiche a changé depuis que vous l’avez vue
problem-stale-about = Quelqu’un l’a modifiée après que vous l’avez ouverte. Veuillez lire la version actuelle et refaire votre modification.
problem-slow = Tout ce qui a été envoyé n’est pas arrivé
problem-slow-about = La connexion était trop lente ou s’est interrompue, et rien n’a été enregistré. Veuillez l’envoyer à nouveau.
problem-too-large = Trop de contenu en une seule fois
problem-too-large-about = Un formulaire ou un appel à l’API contient au plus 1 Mio. Les quantités plus grandes passent par l’importation.
problem-media-type = Ce type de contenu n’est pas lu ici
problem-media-type-about = Envoyez du JSON en application/json, ou un formulaire en application/x-www-form-urlencoded.
problem-validation = Des réponses sont à corriger
problem-validation-about = Chaque champ qui ne peut être accepté est nommé, avec sa valeur et ce qui est admis. Rien n’a été enregistré.
problem-key-reused = Cette clé a déjà servi à autre chose
problem-key-reused-about = Une Idempotency-Key désigne une seule requête. Elle a déjà servi avec un autre contenu ; envoyez celui-ci sous une clé qui lui soit propre.
problem-precondition = La version manque
problem-precondition-about = Une modification doit dire à quelle version elle s’applique. Envoyez dans l’en-tête If-Match l’ETag que vous avez reçu.
problem-internal = Nous le regrettons : une défaillance s’est produite de notre côté
problem-internal-about = Elle a été consignée. Rien n’a été enregistré à moitié : une modification est conservée entière ou pas du tout. Veuillez essayer de nouveau.
problem-unavailable = Nous le regrettons : les fiches ne sont pas accessibles pour le moment
problem-unavailable-about = Veuillez essayer de nouveau dans un instant. Si vous renvoyez la même requête, elle ne sera exécutée qu’une fois.

## What records have in common: searching, writing, their history

field-request = Demande de coopération
field-offer = Offre de capacités
field-q = Mots
field-language = Langue
field-status = État
field-sort = Ordre
filter-title = Recherche
filter-more = Plus de filtres
filter-show = Afficher
filter-clear = Tout afficher
filter-any = Indifférent
edit-changed-meanwhile = Quelqu’un a modifié cette fiche après que vous l’avez ouverte. Rien de ce que vous avez écrit n’est perdu : comparez avec la version actuelle, puis envoyez de nouveau.
edit-ended-meanwhile = Ce que vous avez écrit reste ci-dessous pour être copié ; il ne peut plus être envoyé.
edit-kept = Ce que vous avez écrit
edit-see-current = Voir la version actuelle
edit-alike = Il semble que cela soit déjà publié. S’il s’agit de la même chose, modifiez plutôt la fiche ci-dessous ; sinon, appuyez sur « La publier tout de même » à la fin du formulaire.
edit-all-the-same = La publier tout de même
edit-written-in = La langue dans laquelle les textes de cette page sont écrits. Ils ne sont jamais traduits.
edit-thematic-areas = D’un à huit codes de la liste de l’OCDE, ou leurs noms, le plus important en premier.
edit-sdg-targets = Objectifs ou cibles, par exemple 3 ou 3.2.
edit-source = Uniquement pour les fiches établies par un tiers à partir d’une publication : indiquez laquelle.
edit-more-rows = Plus de lignes
suggest-title = Thèmes suggérés
suggest-about = D’après le titre et le texte ci-dessus ; le chiffre indique combien de fois sur cent une suggestion aussi sûre est juste. Appuyez pour l’ajouter ci-dessous, et de nouveau pour la retirer.
suggest-button = Suggérer des thèmes
suggest-waiting = Les suggestions apparaissent ici pendant que vous écrivez.
suggest-none = Rien n’est encore assez sûr pour être suggéré. Quelques mots de plus peuvent aider.
suggest-some = Suggestions :
derived-record = Cette fiche a été établie à partir d’une coopération déjà publiée. Elle ne constitue pas une déclaration des gouvernements cités.
derived-source = La source
history-title = Historique
history-by-program = Ayni, automatiquement
history-on-behalf = { $actor }, au nom de { $other }
history-changed = Modifié : { $fields }
