// Words that news puts for one another, and words that turn a sentence round, language by language. A line is an axis: words of one meaning,
// and after a bar those of the opposite one; further bars are further poles (seasons). `*` stands for any ending. English words are base
// forms: their inflections are found by the stem. Words with several meanings stand on several lines.

import { englishMeanings } from './meaning-words-en.ts';

const es = `
sub* aument* crec* alza incremento elev* ascend* | baj* disminu* ca* reduj* reduc* descen* retroced* recort*
más mayor* superior | menos menor* inferior
máxim* | mínim*
antes previ* | después posterior* tras
encima sobre | debajo bajo
gan* venc* victoria derrot* | perd* pierd* pérdida*
aprob* acept* respald* apoy* | rechaz* deneg* vet*
confirm* admit* reconoc* | neg* niega* desmint* desmiente*
abr* comenz* empez* inici* comienz* arranc* | cerr* cierr* termin* final* acab* conclu*
autoriz* permit* | prohib*
culpable conden* | inocente absol*
compr* adquir* | vend* vent*
lleg* entr* | sal* abandon*
favor | contra
primer* | últim*
norte | sur | este | oeste
alt* | baj*
mayoría | minoría
benefici* ganancia* superávit | pérdida* déficit
apoy* elogi* celebr* | critic* conden*
rápid* | lent*
mejor* | peor* empeor*
detuv* arrest* deten* detien* | liber*
primavera | verano | otoño | invierno
hombre* | mujer*
dijo declar* afirm* asegur* señal* explic* añad* sostuv* indic* advirt*
denuncia* querella*
produj* ocurr* suced*
prev* planea* proyect*
constru* edific* vivienda*
unos alrededor aproximadamente cerca casi
mat* muer* fallec* murieron
herid* lesion*
sueldo* salario*
alcalde alcaldesa
empresa* compañía* firma*
pid* pidi* solicit* | rehus*
adquir* adquisi* compr*
cost* coste* importe
quej* lament* deplor* critic*
prohíb* prohib* vet*
inaugur* abr* estren*
presid* dirig* encabez* lider* jef*
demora* retras* aplaz* posterg*
alert* advert* advirt* avis*
ocult* escond*
acus* culp* achac*
rehus* declin*
ratific* confirm* corrobor*
atribu* achac*
llev* llevan
vecin* habitante* residente* poblador*
trabajador* emplead* plantilla
despid* despedid*
coche* vehículo* automóvil*
médic* doctor*
incendi* fuego*
niñ* menores
personas gente
casa* vivienda* hogar*
escuela* colegio* centro*
ley* norma* legislación
acuerdo* pacto* convenio*
huelga* paro*
dinero fond* recurso*
lluvia* precipitaci*
quer* quier* dese* pretend*
dej* abandon*
logr* consigui* conseg* alcanz* obtuv*
reun* encuentr* encontr*
viaj* visit*
investig* pesquis*
últim* pasad*
actual* hoy
ocurr* suced* registr* produc*
desapar* extravi*
evacu* desaloj*
difund* public* divulg*
muestr* mostr* revel* indic*
empez* inici* comenz* arranc*
ayud* apoy* asist*
elimin* suprim*
elect* eleg* elig* vot*
fabric* produc* elabor*
pag* abon*
aproximadamente cerca unos casi alrededor
destac* subray*
renunci* dimit* dimisión
alquil* arrend*
barco* buque* nave* embarcaci*
tren* ferrocarril*
`;
const fr = `
hausse* augment* mont* progress* grimp* accroi* élev* | baiss* diminu* recul* chut* réduc* rédui* tomb*
plus supérieur* davantage | moins inférieur*
avant | après
gagn* remport* victoire batt* | perd* perte* défaite*
approuv* accept* adopt* soutien* soutenu* | rejet* refus*
confirm* reconn* admet* | nie* démen* contest*
ouv* commenc* début* démarr* lanc* | ferm* termin* fin* achev*
autoris* perme* | interdi*
coupable condamn* | innocent* acquitt* relax*
achet* acqu* rachet* | vend* vente*
arriv* entr* | quitt* part*
premi* | derni*
nord | sud | est | ouest
majorité | minorité
bénéfice* excédent* | perte* déficit*
salu* félicit* | critiqu* dénonc* condamn*
rapide* accél* | lent* ralent*
arrêt* interpell* | libér*
printemps | été | automne | hiver
dit déclar* affirm* assur* prévenu averti* expliqu* précis* annonc*
supprim* suppression
an année
licenciement* suppression
appel* appell*
environ quelque* près autour
tué* mort* décéd*
bless*
entreprise* société* compagnie* groupe*
personne* gens
salarié* employé*
annonc* fait savoir communiqu*
abandon* renonc*
soutien* soutenu* favorable* approuv*
habitant* riverain* résident*
reproch* blâm*
grimp* mont* passé passer augment*
étude* enquête* sondage* rapport*
demand* réclam* sollicit*
usine* site* fabrique*
fabriqu* produi* construi*
appart* propriét* possè*
motif* raison* cause* justif*
construi* bâti* édifi*
maison* logement* habitation*
voiture* véhicule* automobile*
enfant* élève* mineur*
école* établissement* collège*
loi* texte* législation
grève* débrayage*
argent fonds somme*
accord* pacte* convention*
médecin* docteur*
incendi* feu flamme*
retard* report* repouss* différ*
montr* révèl* indiqu*
découv* trouv*
rencontr* réuni* entretien*
voyag* visit* déplac*
évacu*
aid* assist* secour*
bateau* navire*
élu* élect* vot* scrutin
environ quelque près
an année
précédent* dernier* passé*
conséquence* suite* effet*
vouloir veut veulent souhait* compt* prév* projet* envisag*
obten* obtenu* décroch* reçu* recev*
continu* poursui*
protest* manifest*
plainte* poursui*
enqu* investigat*
juge* magistrat*
habitation* domicile*
mairie municipal*
grand* important* vaste*
payer payé* paie* verse* règl*
rénov* restaur* répar* réfection
`;
const de = `
steig* stieg* gestieg* erhöh* wuchs* wachs* zunahm* zunehm* zugenommen anheb* angehob* plus mehr | sink* sank* gesunk* fiel* fall* gefallen senk* gesenk* reduz* verring* abnahm* abgenommen minus weniger
höher größer mehr | niedriger kleiner weniger geringer
höchste* größte* | niedrigste* kleinste* geringste*
über oberhalb | unter unterhalb
vor vorher zuvor | nach nachher danach
gewann* gewonnen sieg* schlug* geschlagen | verlor* verloren niederlage
zugestimmt zustimm* stimmt* angenommen billig* gebilligt genehmig* | abgelehnt ablehn* lehn* zurückgewies*
bestätig* räum* zugegeben | bestreit* bestritt* dementier* leugn*
öffn* eröffn* geöffn* begann* beginn* begonnen start* gestartet | schließ* schloss* geschlossen end* beend* endet*
erlaub* gestatt* | verbot* verbiet*
schuldig verurteil* | unschuldig freigesproch*
kauf* gekauft erwarb* erworben übern* | verkauf*
für dafür | gegen dagegen wider*
dafür | dagegen
erste* | letzte*
norden nörd* | süden süd* | osten öst* | westen west*
mehrheit | minderheit
gewinn* überschuss | verlust* defizit
begrüß* lob* unterstütz* gute* | kritisier* verurteil*
schnell* beschleunig* | langsam* verlangsam*
festgenommen verhaft* | freigelassen
frühling frühjahr | sommer | herbst | winter
sagte* erklär* teilte* mitgeteilt warn* beton* sprach
nannte* nennen sprach bezeichn*
bau* gebaut errich* entsteh* anlage*
windrad windräder* windkraft*
rund etwa ungefähr circa fast
verlang* forder* gefordert
künd* angekünd* mitgeteilt teilte* bekannt* bekannt
vorwerf* wirft warf vorgeworf* beschuldig*
chef* leiter* führer* vorsitz*
einwohner* bürger* anwohner*
schul* unterricht*
`;
const pt = `
sub* aument* cresc* alta elev* acréscimo | ca* diminu* reduz* queda redu* baix* recu*
mais maior* superior | menos menor* inferior
antes | depois após
ganh* venc* vitória | perd* derrota
aprov* aceit* apoi* | rejeit* recus* vet*
confirm* admit* reconhec* | neg* desment*
abr* começ* inici* | fech* termin* encerr*
autoriz* permit* | proib*
culpad* conden* | inocent* absolv*
compr* adquir* | vend*
primeir* | últim*
norte | sul | leste | oeste
lucro* superávit | prejuízo* déficit
elogi* apoi* | critic* conden*
rápid* | lent*
primavera | verão | outono | inverno
disse afirm* declar* inform* explic*
cheg* subiu atingiu
prefeita prefeito prefeitura
cerca aproximadamente
matar matou mort* morr*
cobr* exig* reivindic*
pede* pedi* solicit*
suspend* interromp* paralis*
ganh* venc*
obra* construção
anunc* comunic* inform*
prejuízo* perda*
acus* culp*
`;
const it = `
aument* sal* cresc* rialz* | diminu* scend* sces* cal* ribass* ridu*
più maggior* superior* | meno minor* inferior*
prima | dopo
vint* vince* vittoria batt* battut* sconfi* | pers* perd* sconfitta
approv* accett* sosten* | respin* rifiut* bocci*
conferm* ammet* ammesso | nega* smenti*
apert* apr* inizi* cominci* | chius* chiu* fin* termin*
permess* autorizz* | viet* proibi*
colpevol* condann* | innocent* assolt*
compra* acquist* | vend*
prim* | ultim*
nord | sud | est | ovest
utile profitto | perdita deficit
primavera | estate | autunno | inverno
detto dichiar* afferm* spieg* annunci*
presenti spettatori erano
calat* diminui* scend* ridott*
definit* parlat* giudic* bolla*
chied* chiest* richie*
riapr* apert* apr*
ferm* stop
`;
const ru = `
выр* рост* раст* повы* увелич* поднял* подорожал* | упал* сниз* сниж* сократ* уменьш* пад* подешевел*
больше более выше | меньше менее ниже
до раньше | после позже
выиграл* победил* побед* | проиграл* поражени*
одобрил* принял* поддержал* поддерж* | отклонил* отверг* отказ*
подтвердил* признал* | отрицал* опроверг*
откры* начал* начн* | закры* закончил* заверш*
разреш* | запре*
виновн* осужд* приговор* | невиновн* оправда*
купил* покуп* приобр* | продал* прода*
первы* перва* | последн*
север* | юг* южн* | восток* восточн* | запад*
прибыл* | убыт*
весн* | лет* | осен* | зим*
обещал* пообещал*
сообщил* сказал* заявил* рассказал*
увольнени* сокращени* сократ* уволен*
купи* покуп* закуп* приобр*
попрос* прос* потреб* запрос*
постро* строи* возвед*
`;
const uk = `
зріс* зрост* збільш* підвищ* | впав* впал* зниз* зменш*
більше | менше
до раніше | після
підтримал* схвалил* | відхилил*
відкри* почал* | закри* завершил*
сказал* розпов* заяв* повідом* слов*
вчител* учител*
`;
const ar = `
ارتفع* ازداد* زاد* زيادة ارتفاع رفع* صعد* | انخفض* تراجع* هبط* انخفاض خفض* قل*
أكثر أعلى | أقل أدنى
قبل | بعد
فوق | تحت
فاز* انتصر* ربح* | خسر* هزم*
وافق* قبل* أيد* رحب* | رفض* عارض* انتقد*
أكد* اعترف* أقر* | نفى نفت أنكر*
فتح* افتتح* بدأ* | أغلق* أنهى انتهى انتهت
سمح* | منع* حظر*
أول أولى | آخر أخيرة
شمال | جنوب | شرق | غرب
شراء اشترى | بيع باع
ربح أرباح | خسارة خسائر
`;
const hi = `
बढ़* वृद्धि इजाफा इजाफ़ा | घट* गिर* कमी
अधिक ज्यादा ज़्यादा | कम
पहले पूर्व | बाद
ऊपर | नीचे
जीत* | हार*
मंजूर* मंज़ूर* स्वीकार* समर्थन स्वागत | खारिज* अस्वीकार* विरोध आलोचना नामंज़ूर*
शुरू आरंभ | खत्म समाप्त बंद
अनुमति | प्रतिबंध रोक
पहला पहली | आखिरी अंतिम
उत्तर* | दक्षिण* | पूर्व* | पश्चिम*
खरीद* | बेच*
लाभ मुनाफा | घाटा नुकसान हानि
कहा बताया कहना जानकारी बात
`;
const zh = `
增加 增长 上升 上涨 提高 增 涨 | 减少 下降 下跌 降低 减 跌
之前 以前 | 之后 以后
以上 高于 超过 | 以下 低于 不足
批准 同意 通过 接受 支持 赞成 欢迎 | 否决 拒绝 反对 批评
承认 证实 | 否认
盈利 | 亏损
开通 开放 开始 启动 | 关闭 停止 结束
胜 赢 | 败 输
首次 第一次 | 最后一次
北部 | 南部 | 东部 | 西部
允许 | 禁止
有罪 | 无罪
最高 最大 | 最低 最小
`;
const ja = `
増加 上昇 増 上回 | 減少 低下 下落 減 下回
前 | 後
以上 | 以下
賛成 支持 承認 可決 | 反対 拒否 否決
認め | 否定 否認
黒字 | 赤字
開始 開館 開業 | 終了 閉館 閉鎖
勝 | 敗
`;
const tr = `
art* yüksel* | azal* düş*
çok fazla | az
önce | sonra
kazan* | kaybet*
kabul onayla* destekle* | reddet* ret
ilk | son
aç* başla* | kapa* bit*
kuzey* | güney* | doğu* | batı*
söyle* açıkla* duyur* belirt* dedi
`;
const nl = `
gesteg* stijg* steeg toegenom* | gedaald daal* daling afgenom*
meer hoger | minder lager
voor | na
gewonnen won winst | verloren verlies
eerste | laatste
eist eisen wil willen vraagt vragen
houd* debat*
goedgekeurd | afgewezen verworpen
sluit* gesloten sluiting | geopend open*
`;
const pl = `
wzr* rośnie rosł* podwyż* | spad* zmala* obniż*
więcej wyżs* | mniej niżs*
przed | po
poparł* | odrzuc*
pierwsz* | ostatni*
powiedział* mówił* podał*
zarzuc* oskarż*
`;

export const meaningLines: Readonly<Record<string, string>> = {
  en: englishMeanings,
  es,
  fr,
  de,
  pt,
  it,
  ru,
  uk,
  ar,
  hi,
  zh,
  ja,
  tr,
  nl,
  pl,
};

/** Words that carry a sentence rather than say something: a paraphrase brings them along. */
export const lightWords: Readonly<Record<string, string>> = {
  en: `make take get go come give keep put set bring become seem able carry number part way time place thing people person percentage point points
according total overall recent recently also including part per amid well via mean involve result currently home homes long-term
worth roughly approximately nearly almost around date early straight someone something lot level`,
  es: `hacer hace hizo ir va van dar da dio poner número parte vez forma además unos presentar produjeron produjo`,
  fr: `faire fait faite va vont aller donner mettre nombre partie fois ainsi été`,
  de: `machen macht gemacht geben gibt gab gehen geht kommt lassen teil zahl sowie dabei etwa entsteht`,
  pt: `fazer fez ir vai vão dar deu parte número vez além`,
  it: `fare fatto va vanno dare parte numero volta inoltre`,
  ru: `это стал стала стали дать году года`,
  uk: `стало став року`,
  ar: `تم يتم جرى عام يبلغ تبلغ بلغت بلغ`,
  hi: `यह वह बात दी लिया करने वाले`,
  tr: `yaptı edildi oldu`,
  nl: `doen gaat maken`,
  pl: `jest są ma`,
};
