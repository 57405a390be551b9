package dev.trawl.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses unknown and repeated query parameters of the API: a misspelt filter would otherwise select everything. An operation knows
 * those of its method that have the annotation {@link RequestParam}. Reads no body.
 */
final class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    private static final List<String> FORMS =
            List.of(MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        if (handler instanceof HandlerMethod method) {
            refuseForms(request);
            List<String> known = known(method);
            parameters(request).forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw new BadParameter(
                            name,
                            "parameter '" + name + "' is unknown",
                            (known.isEmpty() ? "no parameters" : "one of " + String.join(", ", known))
                                    + (takesJson(method) ? "; fields belong in the JSON body" : ""));
                }
                if (values.length != 1) {
                    throw new BadParameter(
                            name, "parameter '" + name + "' is given " + values.length + " times", "one value");
                }
            });
        }
        return true;
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException e) { // Tomcat's own, for a broken escape such as %zz
            throw new BadRequest("the query of the address cannot be decoded, expected percent-encoded UTF-8", e);
        }
    }

    /** The servlet container would take the fields of a form for parameters, and read the body for that. */
    private static void refuseForms(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (request.getContentLengthLong() != 0 && FORMS.stream().anyMatch(type::startsWith)) {
            var refusal = new HttpMediaTypeNotSupportedException("form");
            refusal.getBody().setDetail("the body is a form, expected parameters in the query of the address");
            throw refusal;
        }
    }

    private static List<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .toList();
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Objects.requireNonNull(parameter.getParameterName(), "compiled with -parameters");
    }

    private static boolean takesJson(HandlerMethod method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.consumes()).contains(MediaType.APPLICATION_JSON_VALUE)
                || Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
