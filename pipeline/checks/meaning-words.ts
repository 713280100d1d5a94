// Words that news puts for one another, and words that turn a sentence round, language by language. A line is an axis: words of one meaning,
// and after a bar those of the opposite one; further bars are further poles (seasons). `*` stands for any ending. English words are base
// forms: their inflections are found by the stem. Words with several meanings stand on several lines.

import { englishMeanings } from './meaning-words-en.ts';
import { es, fr, it, pt } from './meaning-words-romance.ts';

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
getötet* tötet* töten tot tote toten toter starb* sterben gestorben* ums leben todesopfer umgekommen* | verletzt* verletzte* verwundet* | vermisst* verschwunden* verschollen* | gerettet* überlebt* unverletzt* | erkrankt* infiziert*
festgenommen* festnahm* verhaftet* inhaftiert* | freigelassen*
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
погиб* умер* убит* убил* смерт* скончал* жертв* | ранен* пострада* травм* | пропал* пропав* исчез* | спасен* спасли спасл* выжил* | заболе* заражен*
задержа* арест* | освобо* отпущ* отпустил*
`;
const uk = `
зріс* зрост* збільш* підвищ* | впав* впал* зниз* зменш*
більше | менше
до раніше | після
підтримал* схвалил* | відхилил*
відкри* почал* | закри* завершил*
сказал* розпов* заяв* повідом* слов*
вчител* учител*
загину* помер* вбит* убит* смерт* жертв* | поранен* постражда* травмован* | зник* | врятован* врятувал* вижи* | захвор* заражен*
затрима* арешт* заарешт* | відпущ*
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
قتل قتلت قتلوا مقتل قتلى قتيل توفي توفيت وفاة مصرع وفيات لقي | أصيب أصيبت أصيبوا إصابة إصابات جرح جرحى جريح مصاب* | فقد فقدان مفقود* | أنقذ إنقاذ نجا ناجين | مرض مرضى
اعتقل اعتقلت اعتقال احتجز احتجزت | أفرج إفراج
أدين إدانة | برئ تبرئة
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
मौत मौतें मारे मारा मृत मृत्यु मृतक निधन | घायल जख्मी ज़ख्मी चोटिल | लापता | बचाया बचाए | बीमार
गिरफ्तार गिरफ़्तार हिरासत | रिहा
दोषी | बरी
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
死亡 遇难 身亡 丧生 死者 遇害 致死 罹难 | 受伤 伤者 轻伤 重伤 | 失踪 失联 | 获救 生还 脱险 | 感染 患病
逮捕 拘留 拘捕 被捕 | 释放 获释
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
死亡 死者 亡くな 死去 犠牲 | 負傷 けが 怪我 重傷 軽傷 | 行方不明 | 救助 救出 | 感染
逮捕 拘束 | 釈放
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
öldü ölü ölen hayatını öldürüldü ölüm* | yaralan* yaralı* | kayıp kaybol* | kurtar* kurtul* | hastalan*
gözaltı* tutuk* | serbest
mahkum* | beraat
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
gedood dood* stierf stierven overleden om leven omgekomen | gewond* verwond* | vermist* verdwenen | gered* overleef* | ziek besmet*
aangehouden gearresteerd* opgepakt* | vrijgelaten
veroordeeld | vrijgesproken
`;
const pl = `
wzr* rośnie rosł* podwyż* | spad* zmala* obniż*
więcej wyżs* | mniej niżs*
przed | po
poparł* | odrzuc*
pierwsz* | ostatni*
powiedział* mówił* podał*
zarzuc* oskarż*
zginą* zginę* zmarł* śmier* zabit* zabił* ofiar* | rann* ranni obraż* poszkodowan* | zaginą* zaginę* zaginion* | uratowan* ocal* przeżył* | chor* zakażon*
aresztowan* zatrzyman* | uwolnion*
skazan* | uniewinnion*
wejść wejd* wchodz*
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
