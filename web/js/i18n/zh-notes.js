/**
 * 服务器关于文本的附注（英文）的中文说法：模式，以及替换成什么；没有的保持原文。
 * @type {[RegExp, string][]}
 */
export default [
  [/^The byte-order mark at the start was removed\.$/, '已去掉开头的字节顺序标记。'],
  [/^Read as (\S+), as its byte-order mark says\.$/, '按字节顺序标记以 $1 读取。'],
  [/^Read as (\S+): every other byte .*$/, '以 $1 读取：每隔一个字节是零。'],
  [
    /^Read as (\S+), a guess that is (\d+) % sure: .*$/,
    '以 $1 读取，把握约 $2 %：它不是 UTF-8。若看起来不对，请在上传处选定“文件编码”。',
  ],
  [/^Read as (\S+), as was asked for\.$/, '按要求以 $1 读取。'],
  [/^([\d,]+) line ends? of (CR LF|CR) .*$/, '$1 个 $2 换行已改为 LF。'],
  [/^([\d,]+) control characters? .*$/, '$1 个控制字符，照常保留。'],
  [
    /^There is only one distinct character: .*$/,
    '只有一种字符：没有可预测的，损失从一开始就是 0。',
  ],
  [/^Unpacked from a gzip file\.$/, '由 gzip 文件解压。'],
  [/^Joined of (\d+) texts: (.*)\.$/, '由 $1 段文本合成：$2。'],
  [/^Rallies of a table, .*$/, '表格中的回合，写成状态。'],
  [/^Made of "(.*)" with (.*)\.$/, '由“$1”修改而来：$2。'],
  [/characters composed \(NFC\)/, '合成字符（NFC）'],
  [/full-width forms made usual/, '统一宽度'],
  [/small letters only/, '全部小写'],
  [/invisible characters removed/, '去掉不可见字符'],
  [/tags removed/, '去掉标记'],
  [/symbols seen fewer than (\d+) times as (.)/u, '出现少于 $1 次的符号改为 $2'],
];
