const VOICE = '先有词，再有句，最后有作者的语气。';

/** 目录中每段文本的中文名称，以及学习时看什么；英文见 corpora/catalogue.json。 */
export default {
  'shakespeare-plays': {
    name: '莎士比亚戏剧三种',
    watchFor: '先学会空格和换行，再学会带冒号的人名，然后是词，最后是像诗的句子。',
  },
  'first-names': {
    name: '英语人名',
    watchFor: '先是长度合适的行，再是像真的名字：数一数哪些不在名单里。',
  },
  'kubernetes-java': {
    name: 'Kubernetes 客户端的 Java 源码',
    watchFor: '先是每个文件开头的许可，再是缩进，然后是配对的括号。',
  },
  'linux-c': {
    name: 'Linux 系统调用的 C 源码',
    watchFor: '先是 include，再是带函数体的函数，然后是拼写正确的 JNI 名称。',
  },
  'plays-markup': { name: '带标记的剧本', watchFor: '先打开标签，再关上标签，顺序要对。' },
  badminton: {
    name: '羽毛球回合',
    watchFor: '先轮流击球，再按落点选球，然后自己记分、显出球员风格；损失降到熵为止，不会更低。',
  },
  brackets: {
    name: '嵌套括号',
    watchFor: '马上学会成对，再到两三层，最后深到网络记忆所及。',
  },
  json: {
    name: 'JSON 文档',
    watchFor: '引号成对，键在值前，然后花括号和方括号次序正确。',
  },
  'wiki-markup': { name: '维基标记', watchFor: '两边符号一样多的标题，有头有尾的链接，模板。' },
  'latex-proofs': {
    name: 'LaTeX 证明',
    watchFor: '环境以开头的名字结束，美元符号成对，然后是嵌套分式的花括号。',
  },
  arithmetic: {
    name: '加减乘',
    watchFor: '马上学会形式，再是符号和位数，然后是末位，最后是整个答案。',
  },
  dates: {
    name: '日期与星期',
    watchFor: '文字和数字的月份一致，然后年份照抄；星期一直很难。',
  },
  'moby-dick': { name: '白鲸', watchFor: VOICE },
  'king-james-bible': { name: '钦定版圣经', watchFor: VOICE },
  'father-brown': { name: '布朗神父探案', watchFor: VOICE },
  alice: { name: '爱丽丝漫游奇境', watchFor: VOICE },
  emma: { name: '爱玛', watchFor: VOICE },
  'three-character-classic': { name: '三字经', watchFor: '三字一顿的节奏先于任何意思出现。' },
  'thousand-characters': {
    name: '千字文',
    watchFor: '四字一句，几乎没有重复的字：网络只能背下来。',
  },
  'master-zhu-maxims': { name: '朱子家训', watchFor: '形式相同的对句。' },
  'hundred-surnames': { name: '百家姓', watchFor: '四姓一行。' },
  'rules-for-students': { name: '弟子规', watchFor: '三字三字，和三字经一样。' },
  'three-hundred-tang-poems': { name: '唐诗三百首', watchFor: '先是五字或七字的句子，再是对句。' },
  'old-prose': { name: '古文观止', watchFor: '先是句末的虚词，再是对仗的句子。' },
  'all-tang-poems': { name: '全唐诗', watchFor: '先是五字或七字的句子，再是主题：月、江、别。' },
  'song-lyrics': { name: '宋词', watchFor: '随词牌而定的长短句。' },
  'state-of-the-union': { name: '美国国情咨文', watchFor: '先是官方的词，再是官方的句子。' },
  'jargon-file': { name: '黑客行话大全', watchFor: '词条：冒号之间的词、词性，然后是解释。' },
  'go-net-http': {
    name: 'Go 的 net/http 源码',
    watchFor: '先是制表符，再是配对的花括号，然后是错误处理。',
  },
  'kubernetes-go': {
    name: 'Kubernetes 库的 Go 源码',
    watchFor: '先是每个文件开头的许可证，再是返回错误的函数，然后是表格式的测试。',
  },
  'pari-tex': { name: 'PARI/GP 的 TeX 手册', watchFor: '先是反斜线和花括号，再是公式。' },
  'tang-poems-simplified': { name: '唐诗三百首（简体）', watchFor: '五字或七字的句子。' },
  'linux-headers': { name: 'Linux 头文件', watchFor: '头文件保护、宏、结构体、注释。' },
};
