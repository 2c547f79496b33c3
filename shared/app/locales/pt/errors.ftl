### O que está errado em um campo ou em uma requisição, e que regras do domínio dizem não.

## Sugestões

did-you-mean = Quis dizer { $what }?
did-you-mean-one-of = Quis dizer um destes: { $what }?
no-suggestion = { "" }
allowed-fields = São admitidos: { $what }.
named = { $name } ({ $code })
named-region = { REGION($code) } ({ $code })
named-multilateral = { MULTILATERAL($code) } ({ $code })

## Campos

rule-required = Este dado é obrigatório.
rule-too-long = Longo demais: tem { $actual } caracteres e cabem { $max }.
rule-too-few = São poucos: são necessários ao menos { $min }.
rule-too-many = São demais: cabem no máximo { $max }.
rule-twice = Consta duas vezes na lista.
rule-range = Deve estar entre { $min } e { $max }.
rule-not-before = Não deve ser anterior a { $earliest }.
rule-days = Deve estar entre { $earliest } e { $latest }.
rule-link = Deve ser um endereço na internet que comece por https:// ou http://, sem espaços.
rule-one-line = Deve ser uma única linha.
rule-control = Contém um caractere de controle invisível ({ $code }). Queira removê-lo.
rule-whole = “{ $value }” não é um número inteiro. Escreva-o com algarismos, sem decimais nem moeda, por exemplo 1500.
rule-decimal = Aqui não se aceita um número com casas decimais. Escreva um número inteiro, ou ponha entre aspas um código como "17.10".
rule-date = “{ $value }” não é uma data. Escreva ano-mês-dia, por exemplo 2026-11-21.
rule-no-such-day = O dia { $value } não existe.
rule-year = O ano deve estar entre { $min } e { $max }.
rule-choice = “{ $value }” não é uma das opções, que são: { $allowed }.
rule-id = Um identificador tem de 1 a { $max } caracteres: de a a z, de 0 a 9 e hifens, por exemplo br-human-milk-banks.
rule-id-fixed = Este registro chama-se { $id }, e um registro conserva o seu identificador.
rule-id-taken-by-address = “{ $value }” é uma palavra dos endereços deste site e não pode ser um identificador.
rule-shows-nothing = Isto não mostra nada: contém apenas caracteres que ninguém vê.
rule-object = Aqui são esperados campos com nome.
rule-one-value = Aqui é esperado um único valor, não uma lista nem um grupo de campos.
rule-unknown-field = Não há campo com este nome. { $hint }
rule-cursor = A lista mudou e este lugar já não está nela. Queira recomeçar sem cursor.
rule-stream = “{ $value }” não é o nome de uma sequência. Escreva o tipo e o identificador, por exemplo offer-br-human-milk-banks.
rule-terms = Estes campos descumprem uma regra: { $fields }.
rule-own-country = Um país não pode ser seu próprio parceiro: { $country }.
rule-paid-already = O que a própria oferta paga não pode ser pedido a outros.
rule-programme = Não existe o programa “{ $value }”. São admitidos: { $known }.
rule-no-programmes = Não há nenhum programa registrado aqui; este campo deve ficar vazio.
rule-wanted-and-unwanted = Este país consta ao mesmo tempo como desejado e como não desejado.
rule-theme-or-skill = Uma necessidade indica uma área temática, uma competência ou ambas.

## Códigos

rule-country = “{ $value }” não consta na lista de países. Escreva seu nome ou seu código ISO 3166, por exemplo BO. { $hint }
rule-provider = “{ $value }” não consta na lista de países nem na de organismos multilaterais. Escreva um nome ou um código, por exemplo BO ou ISDB. { $hint }
rule-multilateral = “{ $value }” não consta na lista de organismos multilaterais. Escreva seu nome ou seu código, por exemplo ISDB. { $hint }
rule-region = “{ $value }” não consta na lista de regiões. Escreva seu nome ou seu código M49 das Nações Unidas, por exemplo 419. { $hint }
rule-bloc = “{ $value }” não consta na lista de blocos. Escreva seu nome ou seu código, por exemplo caricom. { $hint }
rule-language = “{ $value }” não consta na lista de idiomas. Escreva seu nome ou seu código ISO 639, por exemplo es. { $hint }
rule-modality = “{ $value }” não é uma modalidade. As modalidades são: { $allowed }. { $hint }
rule-theme = “{ $value }” não é uma área temática. Escreva seu nome ou seu código na lista CAD/CRS da OCDE, por exemplo 12220 ou 122. { $hint }
rule-theme-is-sdg = “{ $value }” parece um Objetivo de Desenvolvimento Sustentável ou uma de suas metas: pertence ao campo sdg_targets. As áreas temáticas levam códigos da lista CAD/CRS da OCDE, por exemplo 12220 ou 122.
rule-theme-no-such-code = A lista CAD/CRS da OCDE não tem o código { $value }. Seus códigos têm três algarismos (122, saúde básica) ou cinco (12220, atenção básica à saúde).
rule-theme-other-list = “{ $value }” parece um código de outra lista. As áreas temáticas levam códigos da lista CAD/CRS da OCDE, por exemplo 12220 ou 122, ou seus nomes.
rule-sdg = “{ $value }” não é um Objetivo de Desenvolvimento Sustentável nem uma de suas metas. Escreva seu número, por exemplo 3 ou 3.2. { $hint }
rule-sdg-is-theme = “{ $value }” parece um código da lista CAD/CRS da OCDE: pertence ao campo thematic_areas. Os objetivos e as metas escrevem-se 3 ou 3.2.
rule-scope = “{ $value }” não é um grupo de países. Escreva o nome de um grupo, região, bloco ou país, ou um código: all, all_developing, ldc, lldc, sids, region:419, bloc:caricom ou country:BO. { $hint }

## Requisições que não podem ser lidas

malformed-json = Isto não é JSON: a leitura parou na linha { $line }, coluna { $column }.
malformed-utf8 = O texto não está em UTF-8: o byte { $byte } não cabe ali.
malformed-depth = Listas e objetos podem aninhar-se em no máximo { $max } níveis.
malformed-twice = O campo “{ $field }” consta duas vezes.
malformed-form-size = Um formulário aceita no máximo { $max } valores.
malformed-form-name = O nome “{ $field }” de um campo do formulário não leva a lugar algum.
malformed-version = “{ $value }” não é uma versão. Envie o ETag tal como foi recebido, por exemplo "12".
malformed-key = Uma chave de idempotência tem de 1 a { $max } caracteres.
media-type-not-read = Conteúdo do tipo “{ $value }” não é lido aqui. Envie application/json ou application/x-www-form-urlencoded.
media-type-missing = O pedido não diz de que tipo é o seu conteúdo: falta o cabeçalho Content-Type. Envie application/json ou application/x-www-form-urlencoded.
identity-unknown = “{ $value }” não diz quem atua. Escreva coordinator, observer, country:BR, agency:BO ou institution:ISDB e, se desejar, ;name=… em seguida.
forbidden-role = A função em que se identificou não permite fazê-lo.
rule-other-role = Este formulário foi aberto na função “{ $then }”, mas neste navegador a função atual é “{ $now }”. Se for enviado novamente, será registrado na função “{ $now }”; caso contrário, identifique-se antes como no início.
stale = Foi consultada a versão { $expected }; a atual é a { $actual }. Queira lê-la e fazer novamente a alteração.

## Regras do domínio

offer-already-published = Já existe uma oferta com este identificador.
offer-not-published = Não existe tal oferta.
offer-not-open = A oferta está suspensa, retirada ou vencida.
offer-is-withdrawn = Quem fez esta oferta a retirou: já não pode ser alterada.
offer-is-expired = Esta oferta venceu, pois passou o último dia em que era válida: já não pode ser alterada.
offer-not-suspended = A oferta não está suspensa.
offer-still-valid = A oferta é válida até { $until }.
offer-below-held = Parcerias têm reservada capacidade desta oferta: vagas, { $places }; semanas de especialistas por ano, { $weeks }. A oferta não pode ser reduzida a menos do que isso.
offer-exhausted = A capacidade foi destinada a outra parceria. Vagas disponíveis: { $places }; semanas de especialistas disponíveis: { $weeks }.
offer-already-held = Esta parceria já tem reservada capacidade da oferta.
offer-not-held = Esta parceria não tem reservada capacidade da oferta.
request-already-submitted = Já existe uma solicitação com este identificador.
request-not-submitted = Não existe tal solicitação.
request-not-open = A solicitação está retirada, encerrada ou atendida.
request-is-withdrawn = A instituição retirou esta solicitação: já não pode ser alterada.
request-is-closed = A coordenação encerrou esta solicitação sem parceria: já não pode ser alterada.
request-is-fulfilled = Uma parceria responde a esta solicitação: já não pode ser alterada.
request-already-asked = Já há uma pergunta à instituição à espera de resposta.
request-nothing-asked = Não há pergunta à espera de resposta.
partnership-already-exists = Esta solicitação já se tornou uma parceria.
programme-already-established = Já existe um programa com este identificador.
programme-not-running = O programa não está em andamento.
programme-already-member = Este país já pertence ao programa: { $country }.
programme-not-member = Este país não pertence ao programa: { $country }.
programme-no-such-area = O programa não tem uma área chamada “{ $area }”.
review-settled = Esta proposta já está resolvida.
review-already-endorsed = Esta proposta já foi endossada.
review-not-endorsed = As partes são consultadas depois que a coordenação endossa a proposta.
review-already-agreed = Todas as partes já deram seu consentimento.
review-no-such-party = Esta proposta não tem tal parte: { $party }.
review-already-consented = Esta parte já deu seu consentimento: { $party }.
review-not-later = Só pode ser adiada para um dia posterior a { $today }; { $until } não o é.
shortlist-not-on-list = A proposta { $proposal } não está na lista.
shortlist-does-not-sum = Os pontos da proposta { $proposal } não somam sua pontuação.

## Tabelas

table-problems = Problemas
table-guessed-encoding = O arquivo não indica a sua codificação; foi lido como { $encoding }.
table-day-first = As datas como 01/06/2027 foram lidas com o dia primeiro.
table-month-first = As datas como 06/01/2027 foram lidas com o mês primeiro.
table-day-unclear = Primeiro o dia ou o mês? Nenhuma data do arquivo o esclarece. Escreva ano-mês-dia, por exemplo 2026-11-21, em células com formato de texto.
table-workbook = É uma pasta de trabalho, não um arquivo de texto. Queira salvá-la antes como CSV (UTF-8).
table-not-text = Não é um arquivo de texto.
table-empty = O arquivo está vazio.
table-no-headings = Nenhum dos cabeçalhos é conhecido. A primeira linha nomeia as colunas, separadas por vírgula, ponto e vírgula ou tabulação: { $fields }.
table-unknown-heading = Não há coluna “{ $value }”. { $hint }
table-heading-twice = Esta coluna consta duas vezes no arquivo.
table-unreadable = Não é possível ler a linha { $line }: talvez haja aspas sem fechar.
table-cells = A linha tem { $cells } células, mas há { $headings } cabeçalhos. Talvez um texto contenha o separador e não esteja entre aspas.
table-parts = Um item tem mais partes do que as previstas, que são: { $parts }. Ponha uma barra invertida antes de um | que faça parte do texto.
