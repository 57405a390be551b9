package dev.trawl.storage.http;

import dev.trawl.storage.http.StorageProblems.BadParameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses unknown and repeated parameters. A misspelt filter would otherwise select all rows. */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            List<String> known = Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(KnownParameters::name)
                    .toList();
            request.getParameterMap().forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw new BadParameter(
                            name, known.isEmpty() ? "no parameters" : "one of " + String.join(", ", known));
                }
                if (values.length != 1) {
                    throw new BadParameter(name, "one value");
                }
            });
        }
        return true;
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
        return Objects.requireNonNull(parameter.getParameterName(), "compiled with -parameters");
    }
}
