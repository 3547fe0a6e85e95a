package govbackbone.kit.http;

/**
 * The stable codes of everything the kit itself refuses, whole requests and single fields, each with its HTTP status and
 * its sentence. Codes are never renamed. What a service refuses is told by its {@link govbackbone.kit.decision.Reason}s.
 */
public enum ProblemCode {
    BAD_REQUEST(400, "请求无法识别。", "The request cannot be understood."), //
    MALFORMED_JSON(400, "请求体不是合法的JSON：第{0}行第{1}列。", "The body is not valid JSON: line {0}, column {1}."), //
    INVALID_ENCODING(400, "请求体不是合法的UTF-8编码。", "The body is not valid UTF-8."), //
    TOO_DEEP(400, "JSON嵌套不得超过{0}层。", "JSON may not be nested deeper than {0} levels."), //
    INVALID_STRUCTURE(400, "请求的格式有{0}处错误，详见errors。", "The request is wrong in {0} place(s), see errors."), //
    INVALID_CONTENT(422, "请求的内容有{0}处不符合要求，详见errors。", "The content is refused in {0} place(s), see errors."), //
    UNAUTHENTICATED(401, "请提供有效的访问令牌。", "A valid access token is needed."), //
    FORBIDDEN(403, "您无权进行此项操作。", "You may not do this."), //
    ROLE_REQUIRED(403, "此项操作须由下列角色之一办理：{0}。", "This needs one of these roles: {0}."), //
    UNKNOWN_PATH(404, "没有此接口。", "There is nothing at this address."), //
    UNKNOWN_ID(404, "没有此编号的记录，或者它不在您的办理范围内。",
            "There is no record of this id, or it is none of yours."), //
    METHOD_NOT_ALLOWED(405, "此接口只支持下列方法：{0}。", "Only these methods are supported here: {0}."), //
    NOT_ACCEPTABLE(406, "无法按Accept要求的格式作答。", "The answer cannot be given in the format asked for by Accept."), //
    REQUEST_TIMEOUT(408, "请求体须在{0}秒内发送完毕。", "The body must be sent within {0} seconds."), //
    IDEMPOTENCY_KEY_REUSED(409, "此幂等键已用于内容不同的请求。", "This idempotency key was used with another request."), //
    EVENT_GONE(410, "Last-Event-ID所指的事件已不在事件库中（数据库曾恢复或切换），请重新读取数据，再不带此标头连接。",
            "The event named by Last-Event-ID is no longer in the log, whose database was restored or failed over: read the data again and connect without this header."), //
    STALE_VERSION(412, "记录已有更新，当前版本为{0}，请重新读取后再提交。",
            "The record has changed and is at version {0}; read it again before you submit."), //
    TOO_LARGE(413, "请求体不得超过{0}字节。", "The body may not exceed {0} bytes."), //
    UNSUPPORTED_MEDIA_TYPE(415, "请求体须为UTF-8编码、未经压缩的application/json。",
            "The body must be application/json in UTF-8, not compressed."), //
    TOO_MANY_REQUESTS(429, "请求过于频繁，请稍后再试。", "Too many requests; try again later."), //
    INTERNAL_ERROR(500, "系统内部错误，已记录；请凭关联编号联系管理员。",
            "An internal error was recorded; give the correlation id to the administrator."), //
    INVALID_CURSOR(400, "翻页标记无效，或不属于这组筛选和排序条件，请从第一页重新查询。",
            "The cursor is not valid, or not of these filters and this order; start again from the first page."), //
    VIEW_BEHIND(503, "该版本尚未反映到查询结果中，请稍后重试。",
            "The view has not reached that version yet; try again in a moment."), //
    HISTORY_UNREADABLE(503, "该记录含有本实例程序版本无法读取的内容，暂不能办理；请稍后重试，持续出现时请联系管理员。",
            "The record holds something that the release of this instance cannot read; try again later, and tell the administrator if it stays so."), //
    UNAVAILABLE(503, "系统暂时繁忙，请于{0}秒后重试。", "The service is busy; try again in {0} second(s)."), //

    UNKNOWN_FIELD(400, "没有此字段。", "There is no such field."), //
    DUPLICATE_FIELD(400, "字段重复出现。", "The field occurs more than once."), //
    WRONG_TYPE(400, "类型不符，应为{0}。", "Wrong type, expected {0}."), //
    INVALID_UNICODE(400, "含有不成对的代理项，不是合法的Unicode文本。", "Not valid Unicode: an unpaired surrogate."), //
    INVALID_IDEMPOTENCY_KEY(400, "幂等键须为1至200个可见ASCII字符。",
            "An idempotency key is 1 to 200 visible ASCII characters."), //
    INVALID_IF_MATCH(400, "If-Match须为所得的ETag、带引号的版本号（如\"3\"）或*；新建时不得使用。",
            "If-Match is an ETag as it was given, a quoted version such as \"3\", or *; it is not used when creating."), //
    UNKNOWN_PARAMETER(400, "没有此查询参数。", "There is no such query parameter."), //
    DUPLICATE_PARAMETER(400, "查询参数重复出现。", "The query parameter occurs more than once."), //
    INVALID_LAST_EVENT_ID(400, "Last-Event-ID须为收到过的事件编号。", "Last-Event-ID is the id of an event that was received."), //
    INVALID_PARAMETER(400, "查询参数的写法不正确，应为{0}。", "The query parameter is not written correctly, expected {0}."), //

    UNSUPPORTED_FILE(415, "请上传未经压缩的CSV文件（text/csv）或Excel工作簿（.xlsx），不支持.xls和加密的工作簿。",
            "Send a CSV file (text/csv) or an Excel workbook (.xlsx), not compressed; .xls and encrypted workbooks are not supported."), //
    ONE_FILE(422, "表单中须有且只有一个名为file的文件。", "The form must have exactly one file, named file."), //
    UNREADABLE_FILE(422, "文件不是完整的Excel工作簿，无法读取。", "The file is not a complete Excel workbook."), //
    MALFORMED_CSV(422, "CSV文件第{0}行的引号没有成对。", "The quotes in line {0} of the CSV file do not match."), //
    UNKNOWN_ENCODING(422, "无法识别文件的编码，请另存为UTF-8或GB 18030编码的CSV文件。",
            "The encoding is not known; save the CSV file in UTF-8 or GB 18030."), //
    UNPACKS_TOO_LARGE(413, "工作簿解压后不得超过{0}字节。", "The workbook may not exceed {0} bytes when unpacked."), //
    NO_ROWS(422, "文件中没有数据行。", "The file has no rows of data."), //
    TOO_MANY_ROWS(422, "一次导入不得超过{0}行，请分成几个文件。", "At most {0} rows at once; split the file."), //
    TOO_MANY_LINES(422, "文件连同空白行不得超过{0}行。", "A file has at most {0} lines, blank ones included."), //
    CELLS_TOO_LARGE(413, "单元格内容合计过大（超过{0}兆），请分成几个文件。",
            "The cells hold too much together, more than {0} MiB; split the file."), //
    TAKES_TOO_LONG(503, "文件处理超时，已停止，未导入其余各行；请分成几个文件，或稍后再试。",
            "Working on the file took too long and was stopped; nothing more of it is imported. Split the file, or try again later."), //
    TOO_MANY_COLUMNS(422, "不得超过{0}列。", "At most {0} columns."), //
    COLUMN_MISSING(422, "缺少必填列，列名可以是：{0}。", "A required column is missing; its heading may be: {0}."), //
    COLUMN_TWICE(422, "该列出现了不止一次。", "The column is there more than once."), //
    UNKNOWN_IMPORT(404, "没有此导入凭证，或凭证已过期，请重新上传文件校验。",
            "There is no such token, or it has expired; send the file again."), //
    ROWS_REFUSED(422, "有{0}行不能导入，因此未导入任何一行，详见report。",
            "{0} row(s) cannot be imported, so none was; see report."), //
    NOT_YES_OR_NO(422, "应填“是”或“否”。", "Write yes or no."), //
    NOT_AN_AMOUNT(422, "应为数字，单位以列名为准，不得写“800万”等带单位的文字。",
            "Must be a number in the unit that the heading names, without words such as 万."), //
    TOO_MANY_DECIMALS(422, "小数不得超过{0}位（金额精确到分）。", "At most {0} decimals: amounts are exact to 0.01 CNY."), //
    TOTAL_NOT_SUM_OF_LINES(422, "合计{0}元不等于各行之和{1}元。", "The total {0} CNY is not the sum of the lines, {1} CNY."), //
    FAILED_FORMULA(422, "单元格中的公式出错（{0}）。", "The formula in the cell failed ({0})."), //

    REQUIRED(422, "必填。", "Required."), //
    BLANK(422, "不得为空白。", "Must not be blank."), //
    TOO_LONG(422, "不得超过{0}个字符，现有{1}个。", "At most {0} characters, has {1}."), //
    TOO_SHORT(422, "不得少于{0}个字符，现有{1}个。", "At least {0} characters, has {1}."), //
    FORBIDDEN_CHARACTER(422, "第{0}个字符（{1}）是控制字符或不可见字符，不得使用。",
            "Character {0} ({1}) is a control or invisible character and not allowed."), //
    PATTERN(422, "写法不正确，应为{0}。", "Not written correctly, expected {0}."), //
    NOT_A_DATE(422, "不是存在的日期，应写作YYYY-MM-DD，如2020-07-31。",
            "Not an existing date, written YYYY-MM-DD such as 2020-07-31."), //
    NOT_A_TIME(422, "不是带时区的时间，应写作2020-07-31T09:30:00+08:00。",
            "Not a time with an offset, written 2020-07-31T09:30:00+08:00."), //
    DATE_OUT_OF_RANGE(422, "年份须在1949年至2100年之间。", "The year must lie within 1949–2100."), //
    DATE_IN_FUTURE(422, "不得晚于今天（{0}）。", "Must not lie after today ({0})."), //
    TIME_IN_FUTURE(422, "不得晚于当前时间。", "Must not lie in the future."), //
    NOT_A_CODE(422, "不在允许的取值之内，可选：{0}。", "Not one of the allowed values: {0}."), //
    NUMBER_NOT_INTEGER(422, "须为整数，不带小数点和指数。", "Must be an integer, without a fraction or exponent."), //
    OUT_OF_RANGE(422, "须在{0}至{1}之间。", "Must lie within {0} to {1}."), //
    TOO_MANY(422, "不得超过{0}项，现有{1}项。", "At most {0} items, has {1}."), //
    TOO_FEW(422, "不得少于{0}项，现有{1}项。", "At least {0} items, has {1}."), //
    TOO_MANY_GROUPS(422, "分组超过{0}组，请缩小筛选范围或减少分组字段。",
            "More than {0} groups: filter more, or group by fewer fields."), //
    DUPLICATE_ITEM(422, "与前面的一项重复。", "The same as an earlier item."), //
    INVALID_VALUE(422, "写法不正确。", "Not written correctly."), //
    INVALID_UNIT_CODE(422, "不是有效的统一社会信用代码（18位，GB 32100-2015，含校验码）。",
            "Not a unified social credit code (18 characters with check digit, GB 32100-2015)."), //
    INVALID_DOCUMENT_NUMBER(422, "不是规范的发文字号，应写作“淄政办字〔2020〕23号”的形式。",
            "Not a document number of the form 淄政办字〔2020〕23号."), //
    INCONSISTENT(422, "各字段之间互相矛盾。", "The fields contradict each other.");

    private final int status;
    private final String zh;
    private final String en;

    ProblemCode(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The sentence, its placeholders filled. */
    public Phrase phrase(Object... arguments) {
        return Phrase.of(zh, en, arguments);
    }
}
