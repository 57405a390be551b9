package dev.trawl.demoblog.users;

import java.util.List;

/** The words that names, titles and texts are made of: Chinese, Latin, and characters that HTML has to escape. */
final class Vocabulary {

    static final List<String> NICKNAMES = List.of(
            "林小雨",
            "老王的服务器",
            "code_fox",
            "夜航船",
            "Ada & Bob",
            "不吃香菜",
            "Jürgen",
            "寒江独钓",
            "ByteWeaver",
            "半夏",
            "江南小筑",
            "null",
            "Zoë",
            "一蓑烟雨",
            "stack<overflow>",
            "小狼",
            "南山有木",
            "Mr.Right",
            "十年一觉",
            "李子柒不柒",
            "O'Neill",
            "程序员阿强",
            "Łukasz",
            "清风徐来",
            "dev-null",
            "二进制诗人",
            "Søren",
            "山高月小",
            "404 NotFound",
            "猫🐱与键盘");

    static final List<String> TOPICS = List.of(
            "Kafka",
            "Spring Boot",
            "JVM",
            "Redis",
            "PostgreSQL",
            "Netty",
            "Docker",
            "Kubernetes",
            "Linux",
            "Git",
            "正则表达式",
            "线程池",
            "HashMap",
            "CompletableFuture",
            "HTTP/2",
            "Nginx",
            "Elasticsearch",
            "Maven",
            "JUnit 5",
            "设计模式",
            "List<String>",
            "C++ 模板",
            "TCP & UDP",
            "Python 爬虫",
            "二叉树",
            "消息队列",
            "分布式锁",
            "字符编码",
            "Selenium",
            "GC 日志");

    static final List<String> ASPECTS = List.of(
            "的工作原理",
            "的五个常见误区",
            "性能调优实战",
            "源码阅读",
            "入门与实践",
            "的内存模型",
            "踩坑记录",
            "的边界情况",
            "在生产环境中的应用",
            "面试题整理",
            "与异常处理",
            "的配置详解",
            "为什么这么快",
            "的前世今生",
            "监控方案");

    static final List<String> LATIN_TITLES = List.of(
            "Notes on %s",
            "%s, step by step",
            "What \"%s\" does not tell you",
            "Why I still use %s",
            "%s & friends: a tour",
            "Debugging %s at 3 a.m.",
            "A < B? Comparing %s",
            "%s — ein Überblick");

    static final List<String> SENTENCES = List.of(
            "最近在项目中遇到了一个关于%s的问题，花了整整两天才定位到根本原因，这里记录一下完整的排查过程。",
            "很多文章只讲怎么用%s，却很少解释为什么要这样设计，本文尝试从源码的角度回答这个问题。",
            "先说结论：在默认配置下，%s 的吞吐量比我们预期的低 30%% 左右，调整三个参数之后恢复正常。",
            "需要注意的是，%s 在高并发场景下的行为与单线程测试完全不同，务必在压测环境里验证。",
            "官方文档里有一句话很容易被忽略：every effect of %s must be idempotent，否则重试会产生重复数据。",
            "如果你使用的是旧版本，建议先升级再继续阅读，因为 %s 在新版本里修改了默认的超时时间。",
            "The short version: measure first, then read the source of %s, and only then change a setting.",
            "下面这段配置适用于大多数情况，但是当 a < b && b > 0 时，%s 会走到另一个分支。",
            "参考资料附在文末，如果有理解不对的地方，欢迎大家在评论区指正，我会及时更新关于%s的内容。",
            "为了便于说明，我们把%s拆成三个步骤：准备数据、执行任务、校验结果，每一步都可以单独测试。",
            "It took me a while to see that %s keeps its own buffer; \"flush\" does not mean what I thought it meant.",
            "实际测试的结果如下：平均耗时 12.5ms，99 分位 48ms，最大值 1,203ms，与%s官方给出的数据基本一致。",
            "这也解释了为什么重启之后%s的第一批请求总是很慢：缓存是空的，连接池也需要重新建立。",
            "总之，理解%s的关键在于弄清楚谁拥有数据、谁负责关闭资源，以及失败之后由谁来重试。");

    static final List<String> TAGS = List.of(
            "java", "后端", "kafka", "spring", "数据库", "linux", "python", "爬虫", "多线程", "面试", "c++", "C#", "架构", "docker",
            "算法", "网络", "jvm", "前端", "Q&A", "运维");

    static final List<String> SOURCES = List.of(
            "https://www.example.org/posts/", "https://example.com/articles?id=", "http://blog.example.net/a&b/");

    private Vocabulary() {}
}
