### Les pages des demandes de coopération.

## The list of requests

requests-title = Demandes de coopération
requests-about = Ce dont les institutions ont besoin, dans leurs propres mots, et ce qu’elles veulent changer ainsi.
requests-one = Demande de coopération
requests-submit = Présenter une demande
requests-found = { $count ->
    [0] Aucune demande ne correspond
    [one] Une demande
   *[other] { $count } demandes
}
requests-none = Aucune demande ne correspond à votre recherche, ou aucune que vous puissiez voir. Élargissez-la, ou présentez une demande de votre propre institution.

request-stage-waiting = En attente de partenaires
request-stage-open = Ouverte
request-stage-clarifying = En cours de clarification
request-stage-fulfilled = Satisfaite
request-stage-withdrawn = Retirée
request-stage-closed = Close
request-stage-all = Dans tout état
request-sort-newest = Les plus récentes d’abord
request-sort-urgent = Les plus urgentes d’abord
request-sort-starting = Les plus proches de leur début d’abord
request-sort-title = Par titre

## One request

requests-fulfilled-by = Un partenariat répond à cette demande :
requests-question-waits = Une question à l’institution
requests-question = Question
requests-answer = Réponse de l’institution
requests-send-answer = Envoyer la réponse
requests-need-what = Ce qui est nécessaire
requests-terms = Conditions
requests-gap = Reste à financer
requests-proposals = Voir les propositions
requests-actions = Modifier cette demande
requests-revise = Réviser la demande
requests-ask = Poser une question à l’institution
requests-ask-about = L’institution voit la question et peut y répondre ici. Entre-temps, la demande reste en attente de partenaires.
requests-withdraw = Retirer la demande
requests-withdraw-about = Une demande retirée ne peut plus être rouverte et n’est plus proposée à personne.
requests-close = Clore la demande
requests-close-about = La clôture met définitivement fin à une demande, sans partenariat. Expliquez-en la raison à l’institution.

request-happened-submitted = Présentée
request-happened-revised = Révisée
request-happened-clarification-asked = Une question a été posée à l’institution
request-happened-clarification-given = L’institution a répondu
request-happened-withdrawn = Retirée
request-happened-closed = Close
request-happened-fulfilled = Satisfaite par un partenariat

notice-request-submitted = La demande est présentée.
notice-request-revised = La demande est révisée.
notice-request-withdrawn = La demande est retirée.
notice-request-closed = La demande est close.
notice-request-asked = La question est transmise à l’institution.
notice-request-answered = La réponse est enregistrée.

## The form of a request

requests-revise-title = Réviser une demande
requests-send-revision = Présenter la révision
requests-form-about = Dites ce qu’il s’agit de résoudre et ce qui aiderait. Plus les besoins sont concrets, meilleurs sont les partenaires qui peuvent être proposés.
requests-part-who = Qui demande
requests-part-why = Ce qu’il s’agit de résoudre
requests-part-how = Comment et quand
requests-part-costs = Ce que cela coûte
requests-part-partners = Avec qui
requests-part-origin = Qui l’appuie et d’où elle vient
requests-hint-recipient = Le pays au nom duquel la demande est présentée.
requests-hint-agency = Le ministère, l’agence ou l’autorité qui travaillera avec le partenaire.
requests-hint-visible = Qui ne peut pas voir la demande n’en trouve aucune trace. Les parties sont les offreurs à qui la coordination a demandé d’y répondre.
requests-hint-title = Ce qui est demandé, en une ligne.
requests-hint-problem = Ce qu’il s’agit de résoudre, pour qui, et ce qui a été tenté.
requests-hint-why-now = Le plan, la norme ou la date qui la rend opportune.
requests-hint-change = Ce qui devrait être différent ensuite, et à quoi on le verrait.
requests-hint-exists = Le personnel, les locaux, l’équipement et les travaux antérieurs sur lesquels un partenaire peut s’appuyer.
requests-hint-needs = Au moins un. Une composante par ligne : un domaine thématique, une compétence ou les deux ; combien et dans quelle unité ; et sous quelle forme, si cela importe. Laissez vides les lignes inutiles.
requests-need = Besoin { $number }
requests-hint-languages = Les langues dans lesquelles votre personnel peut travailler, la préférée en premier.
requests-hint-urgency = Est urgent ce qu’attend un plan, une norme ou une situation d’urgence.
requests-hint-cost = En dollars des États-Unis, sans décimales. Laissez vide si le coût n’est pas connu.
requests-hint-own = Ce que votre partie prend en charge. Le reste est ce qu’un second offreur peut combler.
requests-hint-wanted = Les pays dont vous aimeriez apprendre. Ils sont préférés, et d’autres sont aussi proposés.
requests-hint-unwanted = Les pays à ne pas proposer.
requests-hint-endorsement = Le document par lequel l’autorité compétente appuie la demande : son nom ou son adresse sur le web.
