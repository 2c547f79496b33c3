### A página sobre a política segundo a qual as propostas são pontuadas.

policy-title = Como as propostas são pontuadas
policy-about = O que conta, e quanto, consta de uma política que qualquer pessoa pode ler. O Ayni calcula segundo ela; as pessoas decidem.
policy-earlier = Esta política já não está em vigor. As decisões tomadas com ela conservam as pontuações que ela deu.
policy-see-current = Ver a política em vigor
policy-version = Versão
policy-in-force = Em vigor
policy-since = desde { $from }
policy-from-until = de { $from } a { $until }
policy-adopted-by = Posta em vigor por
policy-adopted = Posta em vigor
policy-hash = Hash
policy-criteria = Critérios
policy-criteria-about = Cada critério dá no máximo estes pontos, { $most } ao todo. Abaixo de zero consta o que se desconta.
policy-points = Máximo
policy-looks-at = O que observa
policy-limits = O que se propõe
policy-list-length = Uma lista curta contém no máximo { $count ->
    [one] uma proposta
   *[other] { $count } propostas
}.
policy-least-score = Não se propõe nada que some menos de { $least } de { $of } pontos.
policy-least-overlap = Oferta e solicitação devem ter em comum ao menos { $days ->
    [one] um dia
   *[other] { $days } dias
}.
policy-least-weeks = Das semanas de especialistas de que a solicitação precisa, devem restar à oferta ao menos { $share }.
policy-triangle = Só se propõe um segundo ofertante quando ele cobre uma lacuna que o primeiro deixa aberta. O dinheiro que falta é uma lacuna a partir de { $gap } do custo total, e é preciso cobrir ao menos { $closed } dela.
policy-triangle-cost = Um segundo ofertante custa { $points } pontos; { $same } se já trabalha na própria área, { $near } se trabalha perto dela.
policy-kin = { $count ->
    [one] Um par de áreas conta
   *[other] { $count } pares de áreas contam
} como afins embora a classificação as separe
policy-of-points = no máximo { $points } pontos
policy-country-fit-about = O que dois países têm em comum se soma, até os pontos do critério.
policy-tie = O que conta
policy-country-fit-wanted = O receptor nomeia o ofertante entre aqueles com quem gostaria de trabalhar
policy-country-fit-intermediate-region = A mesma região intermediária, como o Caribe
policy-country-fit-subregion = Senão, a mesma sub-região
policy-country-fit-region = Senão, a mesma região
policy-country-fit-blocs-most = Blocos regionais a que ambos pertencem, todos juntos
policy-country-fit-programme = Um programa para o receptor a que pertence a oferta, ou de que ambos participam
policy-country-fit-hdi = O mesmo valor do índice de desenvolvimento humano; menos quanto mais distantes, nada a partir de { $reach }
policy-country-fit-income-group = O mesmo grupo de renda do Banco Mundial
policy-country-fit-peers = Ambos menos desenvolvidos, ambos em desenvolvimento sem litoral, ambos pequenos Estados insulares em desenvolvimento: por grupo
policy-country-fit-development-most = Índice, grupo de renda e estes grupos juntos
policy-country-fit-official-language = Um idioma oficial de ambos
policy-country-fit-near-language = Senão, idiomas oficiais próximos o bastante para se entender
policy-country-fit-past-first = Uma parceria registrada entre ambos
policy-country-fit-past-further = Cada uma a mais
policy-country-fit-past-same-sector = Uma delas no setor da solicitação
policy-country-fit-past-most = Parcerias do passado juntas
policy-country-fit-institution = Um organismo multilateral, que não tem lugar próprio, em vez de tudo o que está acima
policy-country-fit-second-provider = Quando o segundo ofertante é um país, sua afinidade conta por esta parte do total
policy-blocs = O que conta cada um de { $count } blocos
policy-bloc = Bloco
policy-language-about = Conta a melhor maneira de as duas partes falarem, não a soma.
policy-means = Como as partes se falam
policy-working-language-rank = No idioma que a solicitação põe no lugar { $rank }{ $last ->
    [yes] {" "}ou depois
   *[no] {""}
}
policy-working-language-near = Em um idioma próximo o bastante para se entender, se for o primeiro da solicitação
policy-working-language-bridge = Por um segundo ofertante que trabalha em um idioma de cada parte
policy-working-language-interpretation = Por interpretação que um ofertante paga
policy-unreadable = Esta política foi escrita para outra edição das regras, segundo a qual este programa não pontua. Seu texto consta abaixo tal como foi posto em vigor.
policy-whole = A política completa
policy-whole-about = Todas as tabelas constam do texto da política. O hash abrange esse texto e os dados que o programa traz, de modo que muda com tudo o que poderia mudar uma pontuação.
policy-as-data = A política como dados (JSON)
policy-text = Mostrar o texto
policy-others = Outras políticas que foram postas em vigor
policy-named = Política { $version } ({ $hash })
